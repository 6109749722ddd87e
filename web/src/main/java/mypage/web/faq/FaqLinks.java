package mypage.web.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.web.user.UserRequest;

/** Links to the right one of 「よくあるご質問」, by the names in {@link FaqTopic}. They ask nothing of the database. */
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
