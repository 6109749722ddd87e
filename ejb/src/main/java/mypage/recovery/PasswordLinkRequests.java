package mypage.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestHandler;

@ApplicationScoped
class PasswordLinkRequests implements MailRequestHandler {

    @Inject
    RecoveryLinkMailer mailer;

    @Override
    public MailRequest.Kind kind() {
        return MailRequest.Kind.PASSWORD_LINK;
    }

    @Override
    public void answer(MailRequest request) {
        mailer.send(request.service(), request.email(), request.context());
    }
}
