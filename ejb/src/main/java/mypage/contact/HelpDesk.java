package mypage.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Optional;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.ReadByPages;

/** A help desk that users can ring, as staff entered it. */
@Entity
@ReadByPages
@Table(name = "help_desk")
@NamedQuery(name = HelpDesk.ALL, query = "select d from HelpDesk d order by d.position")
@NamedQuery(name = HelpDesk.DELETE_ALL, query = "delete from HelpDesk d")
public class HelpDesk {

    static final String ALL = "HelpDesk.all";
    static final String DELETE_ALL = "HelpDesk.deleteAll";

    /** From 1, in the order of the list. */
    @Id
    private int position;

    @Enumerated(EnumType.STRING)
    private Service service;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String name;
    private String telephone;
    private String hours;

    protected HelpDesk() {}

    /**
     * @param service null for a desk of all services
     * @param language that is spoken there
     * @param telephone with hyphens
     */
    public HelpDesk(int position, Service service, Language language, String name, String telephone, String hours) {
        this.position = position;
        this.service = service;
        this.language = language;
        this.name = name;
        this.telephone = telephone;
        this.hours = hours;
    }

    /** Empty for a desk of all services. */
    public Optional<Service> service() {
        return Optional.ofNullable(service);
    }

    public Language language() {
        return language;
    }

    public String name() {
        return name;
    }

    public String telephone() {
        return telephone;
    }

    /** When somebody answers; may be empty. */
    public String hours() {
        return hours;
    }
}
