-- When a member stopped an act on a file; then finished_at says the same. Nodes that don't know this see an act that is finished.
alter table bulk_act add column stopped_at timestamptz;
