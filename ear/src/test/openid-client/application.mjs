// node application.mjs ISSUER PORT CLIENT_ID SECRET: an application that signs its users in with openid-client (PKCE, nonce, state, iss).
// With a private key (JWK) as its SECRET it signs assertions.
import {createServer} from 'node:http';
import {randomUUID} from 'node:crypto';
import {createRemoteJWKSet, importJWK, jwtVerify} from 'jose';
import * as client from 'openid-client';

const [issuer, port, id, secret] = process.argv.slice(2);
const base = `http://localhost:${port}/`;
const config = await client.discovery(
    new URL(issuer), id, {id_token_signed_response_alg: 'ES256'},
    await authentication(), {execute: [client.allowInsecureRequests]});
const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
const waiting = new Map();
const sessions = new Map();
// Its session's cookie is SameSite=Lax, so no other site can send this form.
const LOGOUT = '<form method="post" action="/logout"><button>Log out</button></form>';

async function authentication() {
  if (!secret.startsWith('{')) return client.ClientSecretBasic(secret);
  const jwk = JSON.parse(secret);
  return client.PrivateKeyJwt({key: await importJWK(jwk, 'ES256'), kid: jwk.kid});
}

const cookie = (request) => /(?:^|; )app=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];

async function begin(response) {
  const verifier = client.randomPKCECodeVerifier();
  const checks = {pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: client.randomNonce(), idTokenExpected: true};
  const browser = randomUUID();
  waiting.set(browser, checks);
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: base + 'callback', scope: 'openid email', state: checks.expectedState, nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256'});
  response.writeHead(303, {location: address.href, 'set-cookie': `app=${browser}; HttpOnly; SameSite=Lax; Path=/`}).end();
}

async function finish(request, url, response) {
  const checks = waiting.get(cookie(request));
  waiting.delete(cookie(request));
  const tokens = await client.authorizationCodeGrant(config, url, checks);
  const claims = tokens.claims();
  const user = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  const browser = randomUUID();
  sessions.set(browser, {sid: claims.sid, text: `${user.email} ${claims.amr} ${claims.acr} ${LOGOUT}`, idToken: tokens.id_token});
  response.writeHead(303, {location: '/', 'set-cookie': `app=${browser}; HttpOnly; SameSite=Lax; Path=/`}).end();
}

function logout(request, response) {
  const {idToken} = sessions.get(cookie(request));
  sessions.delete(cookie(request));
  const address = client.buildEndSessionUrl(config, {id_token_hint: idToken, post_logout_redirect_uri: base + 'goodbye'});
  response.writeHead(303, {location: address.href}).end();
}

async function told(request, response) {
  let form = '';
  for await (const part of request) form += part;
  const {payload} = await jwtVerify(new URLSearchParams(form).get('logout_token'), keys,
      {issuer, audience: id, typ: 'logout+jwt', algorithms: ['ES256'], requiredClaims: ['jti', 'sid', 'events', 'exp']});
  if (!payload.events['http://schemas.openid.net/event/backchannel-logout'] || payload.nonce !== undefined) throw new Error('no logout token');
  for (const [browser, session] of sessions) if (session.sid === payload.sid) sessions.delete(browser);
  response.writeHead(204).end();
}

createServer(async (request, response) => {
  const url = new URL(request.url, base);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  try {
    if (url.pathname === '/callback') await finish(request, url, response);
    else if (url.pathname === '/logout' && request.method === 'POST') logout(request, response);
    else if (url.pathname === '/backchannel-logout') await told(request, response);
    else if (url.pathname === '/goodbye') response.end('goodbye');
    else if (sessions.has(cookie(request))) response.end(sessions.get(cookie(request)).text);
    else await begin(response);
  } catch (error) {
    console.log(error);
    response.writeHead(400, {'content-type': 'text/plain; charset=utf-8'}).end(String(error));
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
