-- What the role of the nodes may do. The owner of the tables applies this after each migration, in one transaction, see
-- Schema. ${role} is the role. Each table has a line with all its rights. Nodes can't use a table without a line.
-- Foreign keys delete with the rights of the owner.

-- One at a time, and not while a month of the audit trail is added: both change the catalog entries of the same tables.
select pg_advisory_xact_lock(hashtextextended('mypage rights', 0));
select pg_advisory_xact_lock('audit_event'::regclass::oid::bigint);

do $$
declare
    owned text;
begin
    for owned in select format('%s %s', case relkind when 'S' then 'sequence' else 'table' end, oid::regclass) from pg_class
            where relnamespace = quote_ident(current_schema())::regnamespace and pg_get_userbyid(relowner) = current_user
                and relkind in ('r', 'p', 'v', 'm', 'S') loop
        execute format('revoke all on %s from ${role}', owned);
    end loop;
    for owned in select oid::regprocedure from pg_proc
            where pronamespace = quote_ident(current_schema())::regnamespace and pg_get_userbyid(proowner) = current_user loop
        execute format('revoke all on function %s from ${role}', owned);
    end loop;
    execute format('grant usage on schema %I to ${role}', current_schema());
end $$;

grant usage on sequence id_seq to ${role};

-- Events are written once, and sealed once. Partitions are reached through the table only.
grant select, insert, update (seal_id) on audit_event to ${role};
grant select, insert on audit_seal to ${role};
grant select on audit_checkpoint to ${role};
grant execute on function audit_month_add(date) to ${role};
grant select on database_origin to ${role};
grant execute on function database_identity() to ${role};
grant select on flyway_schema_history to ${role};
grant select on password_sealing to ${role};

-- Only the command that imports the accounts of another system writes these; nodes forget functions that nobody needs.
grant select, delete on legacy_function to ${role};
grant select on account_origin to ${role};
grant select on legacy_import to ${role};
grant select on legacy_row to ${role};
-- Commands change these.
grant select on openid_key to ${role};

-- Rows that only end with the account or the member they belong to, or never.
grant select, insert, update on account_import to ${role};
grant select, insert, update on address_request to ${role};
grant select, insert, update on audit_check to ${role};
grant select, insert, update on breach_notice to ${role};
grant select, insert, update on maintenance_window to ${role};
grant select, insert, update on notice to ${role};
-- Written once, and deleted when it has expired.
grant select, insert, delete on act_reason to ${role};
grant select, insert, update on openid_client to ${role};
grant select, insert on openid_subject to ${role};
grant select, insert, update on staff to ${role};
grant select, insert, update on frequent_question to ${role};
grant select, insert on frequent_question_change to ${role};
grant select, update on otp_policy to ${role};

grant select, insert, update, delete on account to ${role};
grant select, insert, update, delete on address_change to ${role};
grant select, insert, update, delete on alarm to ${role};
grant select, insert, update, delete on bulk_act to ${role};
grant select, insert, update, delete on bulk_act_row to ${role};
grant select, insert, update, delete on figure_hour to ${role};
grant select, insert, update, delete on frequent_question_text to ${role};
grant select, insert, delete on help_desk to ${role};
grant select, insert, update, delete on http_post to ${role};
grant select, insert, update, delete on import_row to ${role};
grant execute on function import_row_analyze() to ${role};
grant select, insert, update, delete on known_browser to ${role};
grant select, insert, update, delete on mail_delay to ${role};
grant select, insert, update, delete on mail_request to ${role};
grant select, insert, update, delete on maintenance_reason to ${role};
grant select, insert, update, delete on notice_text to ${role};
grant select, insert, delete on office to ${role};
grant select, insert, delete on otp_pilot_account to ${role};
grant select, insert, update, delete on openid_assertion to ${role};
grant select, insert, update, delete on openid_code to ${role};
grant select, insert, update, delete on openid_token to ${role};
grant select, insert, update, delete on openid_visit to ${role};
grant select, insert, update, delete on otp_challenge to ${role};
grant select, insert, update, delete on outbox_message to ${role};
grant select, insert, update, delete on opening_link to ${role};
grant select, insert, update, delete on owner_link to ${role};
grant select, insert, update, delete on pending_act to ${role};
grant select, insert, update, delete on saved_search to ${role};
grant select, insert, update, delete on sign_in_attempt to ${role};
grant select, insert, update, delete on sign_in_pass to ${role};
grant select, insert, update, delete on staff_link to ${role};
grant select, insert, update, delete on staff_passkey to ${role};
grant select, insert, update, delete on staff_passkey_answer to ${role};
grant select, insert, update, delete on staff_recovery_code to ${role};
grant select, insert, update, delete on staff_role to ${role};
grant select, insert, update, delete on staff_session to ${role};
grant select, insert, update, delete on throttle to ${role};
grant select, insert, update, delete on trust_token to ${role};
grant select, insert, update, delete on user_session to ${role};
