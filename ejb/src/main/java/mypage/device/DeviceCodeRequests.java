package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestHandler;

@ApplicationScoped
class DeviceCodeRequests implements MailRequestHandler {

    @Inject
    DeviceVerificationMailer mailer;

    @Override
    public MailRequest.Kind kind() {
        return MailRequest.Kind.DEVICE_CODE;
    }

    @Override
    public void answer(MailRequest request) {
        mailer.send(request.service(), request.email(), request.context());
    }
}
