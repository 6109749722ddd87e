-- Applications that sign their users in here (OpenID Connect). Only commands change clients and keys, as the owner.
create table openid_client (
    id                        bigint primary key,
    client_id                 varchar(64)  not null unique,
    service                   varchar(20)  not null,
    name                      varchar(100) not null,
    -- Clients of one sector know a user by one name, those of another by another.
    sector                    varchar(100) not null,
    -- Separated by spaces.
    redirect_uris             text         not null,
    post_logout_redirect_uris text         not null,
    -- A client has one of the two.
    secret_hash               bytea,
    jwks                      text,
    created_at                timestamptz  not null,
    disabled_at               timestamptz,
    check ((secret_hash is null) <> (jwks is null))
);

create table openid_key (
    -- The thumbprint of the key.
    id          varchar(43) primary key,
    public_key  text        not null,
    -- Sealed with the key file.
    private_key bytea       not null,
    signs_from  timestamptz not null,
    -- When nothing that it signed is valid any more; null while no other key follows it.
    retires_at  timestamptz
);

-- Which applications were entered in a session.
create table openid_visit (
    session_id bigint      not null references user_session on delete cascade,
    client_id  bigint      not null references openid_client on delete cascade,
    sid        varchar(22) not null unique,
    entered_at timestamptz not null,
    primary key (session_id, client_id)
);

create table openid_code (
    id               bigint primary key,
    code_hash        bytea        not null unique,
    session_id       bigint       not null,
    client_id        bigint       not null,
    redirect_uri     text         not null,
    challenge        varchar(43)  not null,
    nonce            text         not null,
    scope            varchar(100) not null,
    authenticated_at timestamptz  not null,
    with_code        boolean      not null,
    expires_at       timestamptz  not null,
    used_at          timestamptz,
    foreign key (session_id, client_id) references openid_visit on delete cascade
);
create index openid_code_visit on openid_code (session_id, client_id);
create index openid_code_expiry on openid_code (expires_at);

create table openid_token (
    token_hash bytea primary key,
    code_id    bigint      not null references openid_code on delete cascade,
    expires_at timestamptz not null
);
create index openid_token_code on openid_token (code_id);
create index openid_token_expiry on openid_token (expires_at);

-- Assertions of clients that were used, kept until they would have expired, so that none is used twice.
create table openid_assertion (
    client_id  bigint      not null references openid_client on delete cascade,
    jti_hash   bytea       not null,
    expires_at timestamptz not null,
    primary key (client_id, jti_hash)
);
create index openid_assertion_expiry on openid_assertion (expires_at);
