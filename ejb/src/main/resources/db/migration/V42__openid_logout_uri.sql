-- Where an application is told that a session has ended (OpenID Connect Back-Channel Logout 1.0); null if it is not.
alter table openid_client add column backchannel_logout_uri text;
