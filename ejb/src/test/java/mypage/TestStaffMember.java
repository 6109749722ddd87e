package mypage;

import mypage.audit.Client;

/** A member of staff of its own for each test. */
public final class TestStaffMember {

    public final String name;
    public final Client client;

    public TestStaffMember(Wired wired, String name) {
        this.name = name;
        long id = wired.inTransaction(() -> ((Number) wired.entities()
                        .createNativeQuery("""
                insert into staff (id, email, name, created_at)
                values (nextval('id_seq'), ?1, ?2, now()) returning id""")
                        .setParameter(1, TestAccount.newAddress())
                        .setParameter(2, name)
                        .getSingleResult())
                .longValue());
        client = new Client("192.0.2.1", "test", "").actingAs(id);
    }
}
