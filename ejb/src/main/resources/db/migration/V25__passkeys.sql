-- Passkeys of members of staff (WebAuthn).
create table staff_passkey (
    id              bigint primary key,
    staff_id        bigint       not null references staff on delete cascade,
    credential_id   bytea        not null unique,
    -- In X.509 encoding.
    public_key      bytea        not null,
    -- Whether the device can copy it to others. This never changes.
    backup_eligible boolean      not null,
    -- The newest signature counter; 0 if the device does not count.
    sign_count      bigint       not null,
    name            varchar(100) not null,
    created_at      timestamptz  not null,
    last_used_at    timestamptz
);
create index staff_passkey_staff on staff_passkey (staff_id);

-- How passkeys name their member: random, and nobody's address. Members whom the release before invites get one too.
alter table staff
    add passkey_handle bytea not null unique default uuid_send(gen_random_uuid());

-- Challenges that were answered, kept until they would have expired, so that none is answered twice.
create table staff_passkey_answer (
    challenge_hash bytea primary key,
    expires_at     timestamptz not null
);
create index staff_passkey_answer_expiry on staff_passkey_answer (expires_at);
