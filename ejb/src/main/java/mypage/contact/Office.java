package mypage.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import mypage.platform.ReadByPages;

/** An office of ハローワーク, as staff entered it. */
@Entity
@ReadByPages
@Table(name = "office")
@NamedQuery(name = Office.ALL, query = "select o from Office o order by o.position")
@NamedQuery(
        name = Office.OF_PREFECTURE,
        query = "select o from Office o where o.prefecture = :prefecture order by o.position")
@NamedQuery(name = Office.COUNT, query = "select count(o) from Office o")
@NamedQuery(name = Office.DELETE_ALL, query = "delete from Office o")
public class Office {

    static final String ALL = "Office.all";
    static final String OF_PREFECTURE = "Office.ofPrefecture";
    static final String COUNT = "Office.count";
    static final String DELETE_ALL = "Office.deleteAll";

    /** From 1, in the order of the list. */
    @Id
    private int position;

    @Enumerated(EnumType.STRING)
    private Prefecture prefecture;

    private String name;
    private String address;
    private String telephone;
    private String hours;

    protected Office() {}

    /** @param telephone with hyphens */
    public Office(int position, Prefecture prefecture, String name, String address, String telephone, String hours) {
        this.position = position;
        this.prefecture = prefecture;
        this.name = name;
        this.address = address;
        this.telephone = telephone;
        this.hours = hours;
    }

    public Prefecture prefecture() {
        return prefecture;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public String telephone() {
        return telephone;
    }

    /** When it is open; may be empty. */
    public String hours() {
        return hours;
    }
}
