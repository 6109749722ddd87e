package mypage.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestHandler;

@ApplicationScoped
class OpeningRequests implements MailRequestHandler {

    @Inject
    OpeningMailer mailer;

    @Override
    public MailRequest.Kind kind() {
        return MailRequest.Kind.OPENING;
    }

    @Override
    public void answer(MailRequest request) {
        mailer.send(request.service(), request.email(), request.context());
    }
}
