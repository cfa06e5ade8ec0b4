-- Indexes of trigrams that begin with the environment, so that a search in a small one reads nothing of a large one.
create extension if not exists btree_gin;
