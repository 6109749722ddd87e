-- Whether an application may send the nonce of OpenID Connect in place of PKCE, and its secret in the form (decision 46).
alter table openid_client add column without_pkce boolean not null default false;
