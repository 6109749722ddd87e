package mypage.web.admin.clients;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.clients.ClientManagementService;
import mypage.admin.clients.ClientRequestResult.AlreadyAsked;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.clients.ClientRequestResult.Meanwhile;
import mypage.admin.clients.ClientRequestResult.NoSigningKey;
import mypage.admin.clients.ClientRequestResult.NotPossible;
import mypage.admin.clients.ClientRequestResult.Unusable;
import mypage.openid.RegisteredClientView;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link ClientAction}s. */
@Named
@RequestScoped
public class ClientActionBacking extends ActionBacking<RegisteredClientView, ClientAction> {

    /** Why it was not done, as {@link ClientBacking#getNotDone} reads it. */
    private static final String GONE = "GONE";

    static final String TOO_LONG = "TOO_LONG";

    @Inject
    ClientManagementService management;

    public ClientActionBacking() {
        super(ClientAction.values(), StaffPage.CLIENT);
    }

    @Override
    protected Optional<RegisteredClientView> find(long id) {
        return management.find(id);
    }

    @Override
    protected Optional<String> refusal(ClientAction asked, RegisteredClientView found) {
        return asked.fits(found) ? Optional.empty() : Optional.of(GONE);
    }

    @Override
    protected Optional<String> carryOut(ClientAction pressed, long id) {
        return Optional.of(
                switch (management.disable(id, staff.context())) {
                    case Asked asked -> ASKED;
                    case AlreadyAsked() -> ALREADY_ASKED;
                    case NotPossible() -> GONE;
                    case Unusable(String field) -> TOO_LONG;
                    case NoSigningKey() -> GONE;
                    case Meanwhile() -> GONE;
                });
    }
}
