package mypage.web.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.web.user.UserRequest;

/** Links to single questions of 「よくあるご質問」 by {@link FaqTopic}, without a query. */
@Named
@RequestScoped
public class FaqLinks {

    @Inject
    UserRequest request;

    public String address(String about) {
        return request.getFaq() + FaqTopic.valueOf(about).anchor();
    }

    public String title(String about) {
        return FaqTopic.valueOf(about).title();
    }
}
