-- Members of staff: accounts apart from those of users, with a password and a second factor of their own (TOTP, RFC 6238).
-- Who was invited has neither yet. The secret is sealed with a key outside the database.
create table staff (
    id                bigint primary key,
    email             varchar(254) not null,
    name              varchar(100) not null,
    password_hash     varchar(255),
    totp_secret       bytea,
    -- The time step of the newest code that was taken, so that none is taken twice (RFC 6238, 5.2).
    totp_step         bigint       not null default 0,
    access_generation integer      not null default 0,
    created_at        timestamptz  not null,
    last_sign_in_at   timestamptz,
    disabled_at       timestamptz,
    check ((password_hash is null) = (totp_secret is null))
);
create unique index staff_email on staff (lower(email));

create table staff_role (
    staff_id bigint      not null references staff on delete cascade,
    role     varchar(20) not null check (role in ('LOOK_UP', 'OPERATE', 'APPROVE', 'MANAGE')),
    primary key (staff_id, role)
);

-- A browser of a member of staff. The token of the first factor is another one than that of the second.
create table staff_session (
    id                bigint primary key,
    token_hash        bytea       not null unique,
    staff_id          bigint      not null references staff on delete cascade,
    state             varchar(20) not null check (state in ('PASSWORD', 'SIGNED_IN')),
    access_generation integer     not null,
    -- Codes typed after this password.
    tries             integer     not null default 0,
    started_at        timestamptz not null,
    -- When the member signed in before this session.
    previous_at       timestamptz,
    last_used_at      timestamptz not null,
    expires_at        timestamptz not null
);
create index staff_session_staff on staff_session (staff_id);
create index staff_session_expiry on staff_session (expires_at);

-- Used instead of a code when the second factor is lost, once each.
create table staff_recovery_code (
    id        bigint primary key,
    staff_id  bigint not null references staff on delete cascade,
    code_hash bytea  not null
);
create index staff_recovery_code_staff on staff_recovery_code (staff_id);

-- Leads a member of staff to the choice of both factors, once.
create table staff_link (
    id         bigint primary key,
    token_hash bytea       not null unique,
    staff_id   bigint      not null references staff on delete cascade,
    expires_at timestamptz not null
);
create index staff_link_staff on staff_link (staff_id);
create index staff_link_expiry on staff_link (expires_at);

-- What an act of staff was about, where that is no account: a member of staff, a mail, a stop, a notice and so on, as its kind tells.
alter table audit_event
    add target_id bigint;
