-- A cookie that skips the one-time password is named after the account's handle, which tells nothing about the account.
-- All tokens of a generation end when the account goes on to the next.
alter table account
    add trust_handle     char(16) not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 16),
    add trust_generation integer  not null default 0,
    add locked_at        timestamptz;

-- A browser in which the account's one-time password is skipped (requirements 20 to 40).
create table trust_token (
    id         bigint primary key,
    account_id bigint      not null references account on delete cascade,
    generation integer     not null,
    token_hash bytea       not null,
    expires_at timestamptz not null,
    unique (account_id, token_hash)
);
create index trust_token_expiry on trust_token (expires_at);

alter table sign_in_attempt
    add trust_generation integer,
    drop constraint sign_in_attempt_state_check,
    add constraint sign_in_attempt_state_check check (state in ('OTP_REQUIRED', 'CONFIRM_SKIP', 'SIGNED_IN'));

-- What is over is deleted in the order of its end.
create index otp_challenge_expiry on otp_challenge (expires_at);
create index outbox_message_finished on outbox_message (finished_at) where finished_at is not null;
