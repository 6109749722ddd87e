package mypage.web.admin.clients;

import java.util.List;
import mypage.openid.RegisteredClientView;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The action on an application that has no form. Its labels begin with {@code clientAction.} and the name. */
public enum ClientAction implements StaffAction<RegisteredClientView> {
    DISABLE;

    private final ActionDeclaration<RegisteredClientView> declared = new ActionDeclaration<>(
            "clientAction",
            StaffPage.CLIENT_DISABLE,
            ActionStyle.DESTRUCTIVE,
            client -> client.disabledAt().isEmpty());

    @Override
    public ActionDeclaration<RegisteredClientView> declared() {
        return declared;
    }

    @Override
    public List<Fact> facts(RegisteredClientView client) {
        return ClientBacking.facts(client);
    }
}
