package mypage.it.inside;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.office.AddressRequestService;
import mypage.office.Evidence;
import mypage.office.RequestStep;

/** Lets tests outside the server do what members of staff do at the office, as long as staff have no pages. */
@WebServlet("/office-desk")
public class OfficeDesk extends HttpServlet {

    @Inject
    AddressRequestService office;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(take(request));
    }

    private RequestStep take(HttpServletRequest request) {
        Client client = new Client("192.0.2.9", "desk", "", Long.valueOf(request.getParameter("staff")));
        if (request.getParameter("id") == null) {
            return office.open(
                    Service.valueOf(request.getParameter("service")),
                    request.getParameter("old"),
                    request.getParameter("new"),
                    Evidence.MY_NUMBER_CARD,
                    client);
        }
        long id = Long.parseLong(request.getParameter("id"));
        return switch (request.getParameter("step")) {
            case "review" -> office.review(id, client);
            case "approve" -> office.approve(id, client);
            case "reject" -> office.reject(id, client);
            case "withdraw" -> office.withdraw(id, client);
            case "resend" -> office.resendProof(id, client);
            default -> throw new IllegalArgumentException(request.getParameter("step"));
        };
    }
}
