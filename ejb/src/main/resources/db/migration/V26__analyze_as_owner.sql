-- Nodes may run as a role that owns nothing, see decision 28. Only the owner of a table can analyze it, so they call this.
create function import_row_analyze() returns void language plpgsql security definer as $$
begin
    analyze import_row;
end $$;

do $$
begin
    -- Nobody's temporary table can take the place of ours.
    execute format('alter function import_row_analyze() set search_path = %I, pg_temp', current_schema());
    revoke execute on function import_row_analyze() from public;
end $$;
