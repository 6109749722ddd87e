package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.office.AddressRequestService;
import mypage.office.RequestFilter;
import mypage.office.RequestView;
import mypage.platform.Slice;
import mypage.web.staff.StaffVisit;

/** アドレス変更の申請: what waits for somebody, the approvers' list first. */
@Named
@RequestScoped
public class RequestsBacking {

    /** One line of the list. */
    public record Row(
            long id,
            String opened,
            String openedBy,
            String service,
            String oldEmail,
            String newEmail,
            String state,
            boolean held) {
        private static Row of(RequestView request) {
            return new Row(
                    request.id(),
                    Fact.text(Optional.of(request.openedAt())),
                    request.openedBy(),
                    DeskLabels.of(request.service()),
                    request.oldEmail(),
                    request.newEmail(),
                    DeskLabels.state(request),
                    request.held());
        }
    }

    @Inject
    AddressRequestService requests;

    @Inject
    StaffVisit staff;

    private Slice<RequestView> found;

    public void list() {
        found = requests.list(filter(), staff.number("after"));
    }

    public List<Row> getRows() {
        return found.rows().stream().map(Row::of).toList();
    }

    public String getNext() {
        return found.next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    public List<Choice> getFilters() {
        return Choice.of(RequestFilter.values(), DeskLabels::of, Optional.of(filter()));
    }

    public String getShown() {
        return DeskLabels.of(filter());
    }

    private RequestFilter filter() {
        return Choice.find(RequestFilter.values(), staff.parameter("state")).orElse(RequestFilter.TO_APPROVE);
    }
}
