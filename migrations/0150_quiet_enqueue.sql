-- PostgreSQL lets transactions that hold a NOTIFY commit one at a time, and the queue's `add_job` sends one. `gatehouse_jobs.enqueue`
-- calls it where `pg_notify` is found to be a function that does nothing; the process that committed rings afterwards.
-- Oldest release: 0.1.0.
create schema gatehouse_jobs;

create function gatehouse_jobs.pg_notify(text, text) returns void language plpgsql as $$ begin end $$;

-- In plpgsql, whose body is first read when it is called: the queue's schema may be made after this one.
create function gatehouse_jobs.enqueue(
  identifier text, payload json, queue_name text, run_at timestamptz, max_attempts integer, job_key text
) returns void language plpgsql
set search_path = gatehouse_jobs, pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    enqueue.identifier, payload => enqueue.payload, queue_name => enqueue.queue_name, run_at => enqueue.run_at,
    max_attempts => enqueue.max_attempts, job_key => enqueue.job_key);
end $$;

comment on function gatehouse_jobs.enqueue is
  'Adds a job to the queue without a NOTIFY in the transaction, which would let commits happen only one at a time.';
