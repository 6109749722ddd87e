-- Posts over HTTP to other systems that wait to be sent, or were given up. Sent ones are deleted.
create table http_post (
    id          bigint primary key,
    -- Which bean says what is posted, and where to.
    kind        varchar(40) not null,
    -- With its port, if the address names one. A slow host does not delay the posts to others.
    host        text        not null,
    -- What the bean needs to know; no secret.
    payload     text        not null,
    created_at  timestamptz not null,
    -- The end of a claim too.
    next_try_at timestamptz not null,
    tries       integer     not null default 0,
    last_error  varchar(300),
    given_up_at timestamptz
);
create index http_post_due on http_post (host, next_try_at) where given_up_at is null;
create index http_post_age on http_post (created_at);
