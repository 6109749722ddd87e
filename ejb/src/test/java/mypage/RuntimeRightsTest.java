package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who knows the database password of the nodes tries to get further. */
@Tag("C23")
class RuntimeRightsTest {

    private static NodeConnection node;

    @BeforeAll
    static void connect() throws SQLException {
        node = new NodeConnection();
    }

    @AfterEach
    void rollBack() throws SQLException {
        node.rollBack();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        node.close();
    }

    @Tag("C26")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table audit_event disable trigger all",
                "alter table audit_event_default disable trigger append_only",
                "alter table audit_seal disable trigger user",
                "drop trigger append_only on audit_event",
                "create trigger mine before insert on audit_event for each row execute function refuse_change()",
                "create rule mine as on insert to audit_event do instead nothing",
                "alter table audit_event enable row level security",
                "alter table audit_event detach partition audit_event_default",
                "alter table audit_event rename to mine",
                "alter table audit_event owner to mypage",
                "alter table audit_event add column mine text",
                "create index mine on audit_event (kind)",
                "drop table audit_event",
                "drop table account cascade",
                "drop sequence id_seq cascade",
                "alter sequence id_seq restart with 1",
                "select setval('id_seq', 1)"
            })
    void noTableIsChanged(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select audit_month_drop('2020-01-01', 1)",
                "create or replace function audit_month_add(month date) returns boolean language sql as 'select true'",
                "create or replace function refuse_change() returns trigger language plpgsql"
                        + " as 'begin return new; end'",
                "create or replace function import_row_analyze() returns void language sql"
                        + " as 'delete from audit_event'",
                "alter function audit_month_add(date) set search_path = pg_temp, public",
                "alter function audit_month_add(date) security invoker",
                "drop function refuse_change() cascade"
            })
    void noFunctionIsChanged(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id bigint)",
                "create view mine as select 1",
                "create sequence mine",
                "create type mine as enum ('mine')",
                "create function mine() returns int language sql as 'select 1'",
                "create schema mine",
                "create extension pg_trgm",
                "create temporary table audit_event (id bigint)",
                "create temporary view audit_event as select 1",
                "create function pg_temp.mine() returns int language sql as 'select 1'",
                "create function mine() returns int language c as 'libc.so.6', 'system'",
                "create publication mine for table audit_event",
                "create event trigger mine on ddl_command_start execute function refuse_change()",
                "alter schema public owner to mypage",
                "alter database mypage owner to mypage",
                "drop schema public cascade"
            })
    void nothingIsMade(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role mypage_owner",
                "set role postgres",
                "set session authorization mypage_owner",
                "grant mypage_owner to mypage",
                "grant pg_write_all_data to mypage",
                "create role mine superuser",
                "alter role mypage superuser",
                "alter role mypage_owner password 'mine'",
                "alter role mypage_owner set search_path = pg_temp",
                "reassign owned by mypage_owner to mypage",
                "alter default privileges for role mypage_owner grant all on tables to mypage",
                "select * from pg_authid"
            })
    void noOtherRoleIsReached(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set session_replication_role = replica",
                "copy throttle to program 'cat'",
                "copy throttle from program 'cat'",
                "copy throttle to '/tmp/mine'",
                "select pg_read_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select lo_import('/etc/passwd')",
                "select lo_export(1, '/tmp/mine')",
                "select pg_reload_conf()",
                "load 'passwordcheck'"
            })
    void theServerIsNotReached(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into flyway_schema_history select * from flyway_schema_history",
                "delete from flyway_schema_history",
                "delete from staff",
                "delete from otp_policy",
                "update password_sealing set first_seen_at = now()",
                "truncate account",
                "alter table account add column mine text"
            })
    void whatNoNodeDoesIsRefused(String sql) {
        node.assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create database mine", "alter system set fsync = off"})
    void whatRunsOutsideOfTransactionsIsRefused(String sql) throws SQLException {
        node.assertRefusedOutsideOfTransactions(sql);
    }

    /** PostgreSQL only warns of a right that its giver may not give. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant all on audit_event to mypage",
                "grant all on audit_event to public",
                "grant execute on function audit_month_add(date) to public",
                "grant all on schema public to mypage",
                "grant all on database mypage to mypage"
            })
    void aGrantGivesNothing(String sql) throws SQLException {
        node.execute(sql);
        assertEquals(0, node.number("""
                select count(*) from (values
                    (has_table_privilege('audit_event', 'delete, truncate, references, trigger')),
                    (has_schema_privilege('public', 'create')),
                    (has_database_privilege(current_database(), 'create, temporary')),
                    ((select count(*) > 0 from pg_proc, aclexplode(proacl) a
                        where proname = 'audit_month_add' and a.grantee = 0))
                ) rights (given) where given"""));
    }
}
