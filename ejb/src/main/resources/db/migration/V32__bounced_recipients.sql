-- The newest mail to an address that came back.
drop index concurrently if exists outbox_message_bounced_recipient;
create index concurrently outbox_message_bounced_recipient on outbox_message (lower(recipient), bounced_at)
    where bounce is not null;
