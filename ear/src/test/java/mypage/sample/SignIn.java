package mypage.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/**
 * All that signs users in: web.xml says which pages need it. The nonce, which this client sends and compares unless
 * that is turned off, is what PKCE would be for others. Users are known by {@code sub}, since their address can change.
 */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${sampleSettings.provider}",
        clientId = "${sampleSettings.clientId}",
        clientSecret = "${sampleSettings.clientSecret}",
        redirectURI = "${baseURL}/callback",
        scope = {"openid", "email"},
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub"),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${baseURL}/goodbye"))
@ApplicationScoped
public class SignIn {}
