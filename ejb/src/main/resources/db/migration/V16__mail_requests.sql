-- What somebody asked for with nothing but an address: answered first, looked up by a worker soon after, then deleted.
create table mail_request (
    id             bigint generated always as identity primary key,
    kind           varchar(20)  not null,
    service        varchar(20)  not null,
    email          varchar(254) not null,
    network        varchar(50)  not null,
    client_address varchar(45)  not null,
    request_id     varchar(40)  not null,
    user_agent     varchar(300) not null,
    language       varchar(10)  not null,
    requested_at   timestamptz  not null,
    -- Later the more requests of the same network wait.
    due_at         timestamptz  not null,
    -- Set while a worker answers it.
    claimed_until  timestamptz,
    expires_at     timestamptz  not null
);
create index mail_request_due on mail_request (due_at);
create index mail_request_network on mail_request (network, due_at);
create index mail_request_expiry on mail_request (expires_at);

-- 0 for one-time passwords, 1 for what somebody else waits for, 2 for notices and for all that the release before queues. Bulk comes last.
alter table outbox_message add priority integer not null default 2;
drop index outbox_message_due;
create index outbox_message_due on outbox_message (bulk, priority, next_try_at) where state = 'QUEUED';
