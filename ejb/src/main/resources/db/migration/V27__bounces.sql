-- What came back of a mail that the mail server had accepted. The address that it is returned to names the mail.
alter table outbox_message
    add column bounce varchar(10) check (bounce in ('DELAYED', 'FAILED')),
    add column bounced_at timestamptz,
    add column bounce_reason varchar(300),
    add check ((bounce is null) = (bounced_at is null));

-- The list of such mails, and the newest one to an address.
create index outbox_message_bounced on outbox_message (queued_at, id) where bounce is not null;
create index outbox_message_bounced_recipient on outbox_message (lower(recipient), bounced_at) where bounce is not null;

-- Since when mails to the address of the account come back; null once its owner has read a mailed code there.
alter table account add column undelivered_at timestamptz;
