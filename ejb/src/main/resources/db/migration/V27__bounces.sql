-- What came back of a mail that the mail server had accepted. The address that it is returned to names the mail.
alter table outbox_message
    add column bounce varchar(10),
    add column bounced_at timestamptz,
    add column bounce_reason varchar(300),
    -- Older rows meet both conditions, since they have neither; so nobody needs to prove it under a lock.
    add constraint outbox_message_bounce check (bounce in ('DELAYED', 'FAILED')) not valid,
    add constraint outbox_message_bounced_at check ((bounce is null) = (bounced_at is null)) not valid;
