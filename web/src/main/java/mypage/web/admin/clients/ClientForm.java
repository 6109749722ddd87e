package mypage.web.admin.clients;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import mypage.account.Service;
import mypage.admin.clients.ClientManagementService;
import mypage.admin.clients.ClientRequestResult;
import mypage.admin.clients.ClientRequestResult.AlreadyAsked;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.clients.ClientRequestResult.Meanwhile;
import mypage.admin.clients.ClientRequestResult.NoSigningKey;
import mypage.admin.clients.ClientRequestResult.NotPossible;
import mypage.admin.clients.ClientRequestResult.Unusable;
import mypage.admin.clients.TypedClient;
import mypage.openid.ClientRegistration;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** The form of an application, a new one or one that is changed. A new secret is in the answer, and only there. */
@Named
@RequestScoped
public class ClientForm {

    @Inject
    ClientManagementService management;

    @Inject
    ClientBacking client;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    private String seen = "";
    private String clientId = "";
    private Service service;
    private String name = "";
    private String english = "";
    private String sector = "";
    private String redirects = "";
    private String after = "";
    private String logout = "";
    private String keys = "";
    private boolean withoutPkce;
    private boolean newSecret;
    private String secret;

    public String openChange() {
        client.find().ifPresent(found -> {
            seen = management.state(found);
            fill(found.registration());
        });
        return client.open();
    }

    private void fill(ClientRegistration registered) {
        name = registered.name();
        english = registered.englishName().orElse("");
        redirects = String.join("\n", registered.redirectUris());
        after = String.join("\n", registered.postLogoutRedirectUris());
        logout = registered.backchannelLogoutUri().orElse("");
        keys = registered.jwks().orElse("");
        withoutPkce = registered.withoutPkce();
    }

    public String register() {
        return outcome(management.register(typed(), staff.context()), StaffPage.CLIENTS.redirect());
    }

    public String change() {
        return outcome(
                management.change(client.getId(), text(seen), typed(), staff.context()),
                StaffPage.CLIENT.redirect(client.getId()));
    }

    private TypedClient typed() {
        return new TypedClient(
                text(clientId),
                service,
                text(name),
                text(english),
                text(sector),
                text(redirects),
                text(after),
                text(logout),
                text(keys),
                withoutPkce,
                newSecret);
    }

    private static String text(String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    private String outcome(ClientRequestResult result, String page) {
        switch (result) {
            case Asked(var made) -> {
                secret = made.orElse(null);
                return secret == null ? page + "&asked=1" : null;
            }
            case AlreadyAsked() -> {
                return page + "&asked=before";
            }
            case Unusable(String field) -> errors.add(id(field), Labels.get("client.wrong." + id(field)));
            case NotPossible() -> errors.add(null, Labels.get("client.wrong.taken"));
            case Meanwhile() -> errors.add(null, Labels.get("client.wrong.meanwhile"));
            case NoSigningKey() -> errors.add(null, Labels.get("client.wrong.signing"));
        }
        return null;
    }

    /** The field of the form with the value of that name. */
    private static String id(String registered) {
        return switch (registered) {
            case "client_id" -> "id";
            case "name#en" -> "english";
            case "redirect_uris" -> "redirects";
            case "post_logout_redirect_uris" -> "after";
            case "backchannel_logout_uri" -> "logout";
            case "jwks" -> "keys";
            case "without_pkce" -> "withoutPkce";
            default -> registered;
        };
    }

    /** Null until it is made. */
    public String getSecret() {
        return secret;
    }

    public List<SelectItem> getServices() {
        return ServiceLabels.items();
    }

    public String getSeen() {
        return seen;
    }

    public void setSeen(String seen) {
        this.seen = seen;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public Service getService() {
        return service;
    }

    public void setService(Service service) {
        this.service = service;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEnglish() {
        return english;
    }

    public void setEnglish(String english) {
        this.english = english;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(String sector) {
        this.sector = sector;
    }

    public String getRedirects() {
        return redirects;
    }

    public void setRedirects(String redirects) {
        this.redirects = redirects;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public String getLogout() {
        return logout;
    }

    public void setLogout(String logout) {
        this.logout = logout;
    }

    public String getKeys() {
        return keys;
    }

    public void setKeys(String keys) {
        this.keys = keys;
    }

    public boolean isWithoutPkce() {
        return withoutPkce;
    }

    public void setWithoutPkce(boolean withoutPkce) {
        this.withoutPkce = withoutPkce;
    }

    public boolean isNewSecret() {
        return newSecret;
    }

    public void setNewSecret(boolean newSecret) {
        this.newSecret = newSecret;
    }
}
