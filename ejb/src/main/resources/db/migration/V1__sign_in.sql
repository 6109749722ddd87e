-- All ids come from one sequence, 50 at a time and node.
create sequence id_seq increment by 50 start with 50;

create table account (
    id              bigint primary key,
    service         varchar(20)  not null check (service in ('SEEKER', 'EMPLOYER', 'JOB_INFORMATION')),
    email           varchar(254) not null,
    password_hash   varchar(255) not null,
    last_sign_in_at timestamptz,
    created_at      timestamptz  not null
);
-- The ID is the address (requirement 4); one address may have an account in each service.
create unique index account_service_email on account (service, lower(email));

-- From when a service asks for a one-time password (requirement 3).
create table otp_policy (
    service       varchar(20) primary key check (service in ('SEEKER', 'EMPLOYER', 'JOB_INFORMATION')),
    required_from timestamptz not null
);
insert into otp_policy (service, required_from) values
    ('SEEKER',          '2025-01-06T08:30:00+09:00'),
    ('EMPLOYER',        '2025-01-06T08:30:00+09:00'),
    ('JOB_INFORMATION', '2025-01-06T08:30:00+09:00');

-- One sign-in of one browser that passed the password.
create table sign_in_attempt (
    id         bigint primary key,
    token_hash bytea       not null unique,
    account_id bigint      not null references account on delete cascade,
    reference  char(4)     not null,
    state      varchar(20) not null check (state in ('OTP_REQUIRED', 'SIGNED_IN')),
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index sign_in_attempt_account on sign_in_attempt (account_id);
create index sign_in_attempt_expiry on sign_in_attempt (expires_at);

-- One row an account: issuing a code replaces the older one, so only the newest lives (requirement 11).
create table otp_challenge (
    account_id bigint primary key references account on delete cascade,
    attempt_id bigint      not null,
    code_hash  bytea       not null,
    tries      integer     not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table user_session (
    id                  bigint primary key,
    token_hash          bytea       not null unique,
    account_id          bigint      not null references account on delete cascade,
    started_at          timestamptz not null,
    last_used_at        timestamptz not null,
    expires_at          timestamptz not null,
    previous_sign_in_at timestamptz
);
create index user_session_account on user_session (account_id);
create index user_session_expiry on user_session (expires_at);

-- Mail to be sent; the body is sealed with a key outside the database and wiped once it is sent or given up.
create table outbox_message (
    id          bigint primary key,
    topic       varchar(80)  not null,
    recipient   varchar(254) not null,
    subject     varchar(200) not null,
    body        bytea,
    state       varchar(10)  not null check (state in ('QUEUED', 'SENT', 'EXPIRED', 'REPLACED')),
    queued_at   timestamptz  not null,
    not_after   timestamptz  not null,
    next_try_at timestamptz  not null,
    tries       integer      not null,
    finished_at timestamptz,
    last_error  varchar(300)
);
create index outbox_message_due on outbox_message (next_try_at) where state = 'QUEUED';
create index outbox_message_topic on outbox_message (topic, queued_at);

-- Append-only.
create table audit_event (
    id             bigint primary key,
    occurred_at    timestamptz not null,
    kind           varchar(40) not null,
    account_id     bigint,
    service        varchar(20),
    client_address varchar(45),
    request_id     varchar(40)
);
create index audit_event_account on audit_event (account_id, occurred_at);

-- A stop of one service, or of all of them where service is null (requirements 61 and 62).
create table maintenance_window (
    id        bigint primary key,
    service   varchar(20) check (service in ('SEEKER', 'EMPLOYER', 'JOB_INFORMATION')),
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    check (starts_at < ends_at)
);
