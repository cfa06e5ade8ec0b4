{{- define "gatehouse.name" -}}
{{- if contains "gatehouse" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-gatehouse" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "gatehouse.selector" -}}
app.kubernetes.io/name: gatehouse
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "gatehouse.labels" -}}
{{ include "gatehouse.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* What all pods have in common. Takes the chart's values as `root`, and `role`, `args`, `resources`, `serves`, `restartPolicy`. */}}
{{- define "gatehouse.pod" -}}
{{- $values := .root.Values -}}
{{- /* Only HashiCorp Vault takes the token of the pod's account. */}}
automountServiceAccountToken: {{ ne $values.serviceAccountName "" }}
enableServiceLinks: false
{{- with $values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with $values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .restartPolicy }}
restartPolicy: {{ . }}
{{- end }}
# Draining takes 10 s, and requests that are running have 30 s. The process drains by itself, so there is no preStop hook.
terminationGracePeriodSeconds: 60
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile: { type: RuntimeDefault }
{{- if .serves }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "gatehouse.selector" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .role }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: gatehouse
    image: {{ printf "%s:%s" $values.image.repository ($values.image.tag | default .root.Chart.AppVersion) | quote }}
    imagePullPolicy: {{ $values.image.pullPolicy }}
    args: {{ toJson .args }}
    env:
      {{- range $name, $value := $values.settings }}
      - name: {{ $name }}
        value: {{ if or (eq $name "GATEHOUSE_URL") (eq $name "GATEHOUSE_CLIENT_ID") (eq $name "MAIL_FROM") }}{{ required (printf "Set settings.%s" $name) $value | quote }}{{ else }}{{ $value | quote }}{{ end }}
      {{- end }}
      {{- range $name, $entry := $values.secret.entries }}
      - name: {{ $name }}_FILE
        value: /run/secrets/gatehouse/{{ $entry }}
      {{- end }}
      {{- if .serves }}
      - name: GATEHOUSE_ROLE
        value: {{ .role }}
      {{- end }}
    {{- if .serves }}
    ports:
      - name: http
        containerPort: 4100
    # A first start waits for migrations if the job was left out.
    startupProbe:
      httpGet: { path: /ready, port: http }
      periodSeconds: 2
      timeoutSeconds: 3
      failureThreshold: 150
    readinessProbe:
      httpGet: { path: /ready, port: http }
      periodSeconds: 2
      timeoutSeconds: 3
      failureThreshold: 2
    livenessProbe:
      httpGet: { path: /health, port: http }
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 3
    {{- end }}
    resources: {{- toYaml .resources | nindent 6 }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    volumeMounts:
      - name: secrets
        mountPath: /run/secrets/gatehouse
        readOnly: true
      - name: files
        mountPath: /data
      - name: tmp
        mountPath: /tmp
volumes:
  - name: secrets
    secret:
      secretName: {{ required "Set secret.name to a Secret that exists" $values.secret.name }}
      defaultMode: 0440
      items:
        {{- range $name, $entry := $values.secret.entries }}
        - key: {{ $entry }}
          path: {{ $entry }}
        {{- end }}
  - name: files
    {{- if $values.filesClaim }}
    persistentVolumeClaim: { claimName: {{ $values.filesClaim }} }
    {{- else }}
    emptyDir: {}
    {{- end }}
  - name: tmp
    emptyDir: { sizeLimit: 64Mi }
{{- end }}

{{/* Processes of one role. */}}
{{- define "gatehouse.deployment" -}}
{{- $values := index .root.Values .role -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "gatehouse.name" .root }}-{{ .role }}
  labels:
    {{- include "gatehouse.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .role }}
spec:
  {{- if not (and $values.autoscaling $values.autoscaling.enabled) }}
  replicas: {{ $values.replicas }}
  {{- end }}
  # The next process is ready before one is stopped.
  strategy:
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels:
      {{- include "gatehouse.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .role }}
  template:
    metadata:
      labels:
        {{- include "gatehouse.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .role }}
      {{- with .root.Values.podAnnotations }}
      annotations: {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- include "gatehouse.pod" (dict "root" .root "role" .role "args" (list "dist/main.js") "resources" $values.resources "serves" true) | nindent 6 }}
{{- end }}
