-- An account begins by an invitation, without a password; its owner chooses one and accepts the terms. An additional account
-- hangs on a main one (requirements 56 to 60). One that was closed is kept for a while and deleted then; its address is free at once.
alter table account
    alter password_hash drop not null,
    add main_id           bigint references account on delete cascade,
    add terms_accepted_at timestamptz,
    add closed_at         timestamptz,
    add check (closed_at is null or locked_at is not null);
drop index account_service_email;
create unique index account_service_email on account (service, lower(email)) where closed_at is null;
create index account_main on account (main_id) where main_id is not null;
create index account_closed on account (closed_at) where closed_at is not null;

-- A link may also give the account its former address back: from a mail that went there when it was changed. The access
-- generation in which the account still had it tells which of several addresses was the earlier one.
alter table owner_link
    add former_email varchar(254),
    add former_generation integer,
    add check ((former_email is null) = (former_generation is null)),
    drop constraint owner_link_purpose_check,
    add constraint owner_link_purpose_check check (purpose in ('NOT_ME', 'PASSWORD_RESET', 'INVITATION', 'REOPEN'));

-- The new address that a signed-in owner is proving by a mailed code; one an account, of one session.
create table address_change (
    account_id bigint primary key references account on delete cascade,
    session_id bigint       not null,
    token_hash bytea        not null,
    email      varchar(254) not null,
    reference  char(4)      not null,
    code_hash  bytea        not null,
    tries      integer      not null,
    expires_at timestamptz  not null
);
create index address_change_expiry on address_change (expires_at);

-- The office's procedure for owners who lost their address (requirements 15 to 18). It concerns the account as long as that has
-- the old address.
create table address_request (
    id             bigint primary key,
    account_id     bigint       not null references account on delete cascade,
    old_email      varchar(254) not null,
    new_email      varchar(254) not null,
    evidence       varchar(30)  not null,
    state          varchar(20)  not null
        check (state in ('RECEIVED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'COMPLETED')),
    opened_by      bigint       not null,
    opened_at      timestamptz  not null,
    reviewed_by    bigint,
    decided_by     bigint,
    decided_at     timestamptz,
    objected_at    timestamptz,
    wait_until     timestamptz,
    objection_hash bytea unique,
    proof_hash     bytea unique,
    proof_until    timestamptz,
    finished_at    timestamptz,
    -- Four eyes: who opened a request does not approve it.
    check (state not in ('APPROVED', 'COMPLETED') or decided_by is not null and decided_by <> opened_by),
    -- Nothing goes to the new address before the old one had its time to object.
    check (proof_hash is null or wait_until is not null),
    check ((finished_at is null) = (state in ('RECEIVED', 'IN_REVIEW', 'APPROVED')))
);
create index address_request_account on address_request (account_id);
-- One request at a time for an account.
create unique index address_request_open on address_request (account_id) where finished_at is null;
create index address_request_due on address_request (id) where state = 'APPROVED' and proof_hash is null;

-- Who of the staff did it.
alter table audit_event
    add staff_id bigint;
