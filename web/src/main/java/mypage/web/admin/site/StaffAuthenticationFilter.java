package mypage.web.admin.site;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.admin.signin.ProofDenial;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.signin.StaffSelfService;
import mypage.admin.signin.StaffSessionService;
import mypage.admin.staff.SignedInStaff;
import mypage.audit.RefusedRequestAuditKind;
import mypage.audit.RefusedRequestService;
import mypage.web.site.Bodies;
import mypage.web.site.ErrorPage;
import mypage.web.site.FacesParameters;
import mypage.web.site.RequestContexts;
import mypage.web.site.SessionMechanism.ValidSession;
import mypage.web.site.SubmittedForm;
import mypage.web.site.Uploads;

/**
 * Lets members of staff open the pages that their roles admit, and everybody else the open ones only. The boundaries
 * behind the pages check the role again.
 */
public class StaffAuthenticationFilter extends HttpFilter {

    @Inject
    StaffSessionService sessions;

    @Inject
    RefusedRequestService refused;

    @Inject
    StaffSelfService self;

    @Inject
    SecurityContext security;

    @Inject
    Bodies bodies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(
                ErrorPage.WAY,
                new ErrorPage.Way(StaffPage.HOME.path(), Labels.get("error.home"), Labels.get("error.forbidden")));
        var page = StaffPage.of(request).orElse(null);
        if (isBare(request)) {
            response.sendRedirect(request.getContextPath() + StaffPage.HOME.path());
        } else if (page == null) {
            StaffCookie.SESSION
                    .read(request)
                    .flatMap(sessions::peek)
                    .ifPresent(member -> StaffErrorHeader.set(request, member));
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (page.isOpen()) {
            serve(page, request, response);
        } else {
            guard(page, request, response);
        }
    }

    private static boolean isBare(HttpServletRequest request) {
        return request.getServletPath().matches("/admin/?");
    }

    private void guard(StaffPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<String> token = StaffCookie.SESSION.read(request);
        Optional<SignedInStaff> staff = token.flatMap(isRefresh(request) ? sessions::peek : sessions::resume);
        if (staff.isEmpty()) {
            if (!isRefresh(request)) {
                StaffReturnTo.keep(page, request, response);
            }
            var reason = token.isPresent() ? "?over" : "";
            response.sendRedirect(request.getContextPath() + StaffPage.LOGIN.path() + reason);
            return;
        }
        RequestContexts.identifyStaff(request, staff.get().id());
        StaffErrorHeader.set(request, staff.get());
        if (staff.get().passkeyMissing() && page != StaffPage.ME_PASSKEY_ADD && page != StaffPage.ME_CONFIRM) {
            response.sendRedirect(request.getContextPath() + StaffPage.ME_PASSKEY_ADD.path());
            return;
        }
        if (page.admits(staff.get())) {
            signIn(staff.get(), request, response);
            // Before anything asks for a parameter, which would wait for the file without a deadline.
            if (!Uploads.isUpload(request) || bodies.receiveUpload(request, response)) {
                serveConfirmed(page, staff.get(), request, response);
            }
        } else {
            sessions.noteForbidden(RequestContexts.of(request));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Asks for the second factor first, if the page is sensitive and it was proved too long ago (ASVS 7.5.3). */
    private void serveConfirmed(
            StaffPage page, SignedInStaff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var code = StaffConfirmation.code(request);
        boolean asks = (page.isSensitive() || page == StaffPage.ME_CONFIRM) && !staff.recentlyAuthenticated();
        if (asks && (code == null || !isConfirmed(staff, code, request, response))) {
            SubmittedForm.keepFormOfAnotherPage(request);
            forward(StaffPage.ME_CONFIRM, request, response);
        } else if (page == StaffPage.ME_CONFIRM) {
            response.sendRedirect(request.getContextPath() + StaffPage.ME.path());
        } else if (code != null && StaffConfirmation.isOpened(request)) {
            var query = request.getQueryString();
            response.sendRedirect(request.getContextPath() + page.path() + (query == null ? "" : "?" + query));
        } else {
            serve(page, request, response);
        }
    }

    private boolean isConfirmed(
            SignedInStaff staff, String code, HttpServletRequest request, HttpServletResponse response) {
        var context = RequestContexts.of(request);
        return switch (StaffConfirmation.passkey(request)
                .map(passkey -> self.reauthenticateByPasskey(staff, passkey, context))
                .orElseGet(() -> self.reauthenticate(staff, code, context))) {
            case Reauthenticated(String session) -> {
                StaffCookie.SESSION.replace(request, response, session);
                yield true;
            }
            case ProofDenial denial -> {
                StaffConfirmation.deny(request, denial);
                yield false;
            }
        };
    }

    /** Whether a script of the page asks, and not the member of staff. */
    private static boolean isRefresh(HttpServletRequest request) {
        return request.getHeader("X-Refresh") != null;
    }

    private void signIn(SignedInStaff staff, HttpServletRequest request, HttpServletResponse response) {
        var groups = staff.roles().stream().map(Enum::name).collect(Collectors.toSet());
        security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(new ValidSession(new StaffPrincipal(staff), groups)));
    }

    private void serve(StaffPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (page == StaffPage.LOGOUT) {
            logOut(request, response);
        } else {
            StaffLists.note(page, request, response);
            forward(page, request, response);
        }
    }

    private void forward(StaffPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            if (Uploads.isUpload(request) && !FacesParameters.areOurs(request)) {
                refused.note(RefusedRequestAuditKind.INPUT_REFUSED, RequestContexts.of(request));
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            request.getRequestDispatcher(page.file()).forward(request, response);
        } finally {
            if (Uploads.isUpload(request)) {
                Uploads.delete(request);
            }
        }
    }

    private void logOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        StaffCookie.SESSION.read(request).ifPresent(token -> sessions.end(token, RequestContexts.of(request)));
        StaffCookie.SESSION.remove(response);
        StaffCookie.RETURN.remove(response);
        StaffCookie.SEARCH.remove(response);
        StaffCookie.LISTS.remove(response);
        response.sendRedirect(request.getContextPath() + StaffPage.LOGIN.path() + "?signed-out");
    }
}
