package mypage.web.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import mypage.export.ExportService;
import mypage.export.ExportedData;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** 登録内容のダウンロード: what the service holds about the account, as JSON or CSV. */
@Named
@RequestScoped
public class ExportBacking {

    @Inject
    ExportService exports;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FacesContext faces;

    public String json() throws IOException {
        return download(ExportFile.JSON);
    }

    public String csv() throws IOException {
        return download(ExportFile.CSV);
    }

    private String download(ExportFile format) throws IOException {
        Optional<ExportedData> data = exports.export(user.signedIn(), request.getContext());
        if (data.isEmpty()) {
            // Reloaded, the page asks for reauthentication.
            return reauthentication.back();
        }
        format.send(data.get(), "mypage", faces);
        return null;
    }
}
