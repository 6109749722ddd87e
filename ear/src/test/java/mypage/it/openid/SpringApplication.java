package mypage.it.openid;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** An application with the client of Spring Security, with a secret and PKCE, in a Tomcat of this JVM. */
final class SpringApplication implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final URI address;

    SpringApplication(URI address, URI provider, String clientId, String secret, Path folder) throws Exception {
        this.address = address;
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(address.getPort());
        tomcat.setSilent(true);
        tomcat.getConnector();
        var application = new GenericWebApplicationContext();
        new AnnotatedBeanDefinitionReader(application).register(Security.class);
        application.registerBean(ClientRegistration.class, () -> registration(provider, clientId, secret));
        tomcat.addContext("", null)
                .addServletContainerInitializer(
                        (classes, context) -> {
                            application.setServletContext(context);
                            application.refresh();
                            var filter = new DelegatingFilterProxy("springSecurityFilterChain", application);
                            context.addFilter("security", filter).addMappingForUrlPatterns(null, false, "/*");
                            context.addServlet("page", new Page()).addMapping("/");
                        },
                        Set.of());
        tomcat.start();
    }

    URI address() {
        return address;
    }

    private static ClientRegistration registration(URI provider, String clientId, String secret) {
        return ClientRegistrations.fromOidcIssuerLocation(provider.toString().replaceFirst("/$", ""))
                .registrationId("mypage")
                .clientId(clientId)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope("openid", "email")
                .build();
    }

    /** What an application of Spring needs. */
    @Configuration
    @EnableWebSecurity
    static class Security {

        @Bean
        ClientRegistrationRepository clients(ClientRegistration registration) {
            return new InMemoryClientRegistrationRepository(registration);
        }

        @Bean
        JwtDecoderFactory<ClientRegistration> idTokens() {
            var decoders = new OidcIdTokenDecoderFactory();
            decoders.setJwsAlgorithmResolver(registration -> SignatureAlgorithm.ES256);
            return decoders;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
            var logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
            logout.setPostLogoutRedirectUri("{baseUrl}/goodbye");
            RequestMatcher goodbye = request -> request.getServletPath().equals("/goodbye");
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(goodbye)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .oauth2Login(login -> login.loginPage("/oauth2/authorization/mypage"))
                    .logout(out -> out.logoutSuccessHandler(logout))
                    .build();
        }
    }

    /** Says who is signed in. */
    static final class Page extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getUserPrincipal() instanceof OAuth2AuthenticationToken user) {
                var claims = user.getPrincipal().getAttributes();
                var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
                response.getWriter()
                        .write(claims.get("email") + " " + claims.get("amr") + " " + claims.get("acr")
                                + "<form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\""
                                + csrf.getParameterName() + "\" value=\"" + csrf.getToken()
                                + "\"><button>Log out</button></form>");
            } else {
                response.getWriter().write("goodbye");
            }
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
