package mypage.web.user;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import mypage.web.site.FieldErrors;
import mypage.web.site.Texts;

/** Records the errors that a page would show. */
public class FakeErrors extends FieldErrors {

    public final List<FieldError> added = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    @Override
    public void refuse(String field, String key, long... numbers) {
        added.add(new FieldError(
                field, Texts.get(key, LongStream.of(numbers).boxed().toArray())));
        keys.add(key);
    }

    @Override
    public boolean isRefused(String key) {
        return keys.contains(key);
    }
}
