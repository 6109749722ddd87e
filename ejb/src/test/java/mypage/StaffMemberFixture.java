package mypage;

import mypage.platform.RequestContext;

/** A new member of staff for each test. */
public final class StaffMemberFixture {

    public final String name;
    public final RequestContext context;

    public StaffMemberFixture(TestContainer container, String name) {
        this.name = name;
        long id = container.inTransaction(() -> ((Number) container
                        .entities()
                        .createNativeQuery("""
                insert into staff (id, email, name, created_at)
                values (nextval('id_seq'), ?1, ?2, now()) returning id""")
                        .setParameter(1, TestAccount.newAddress())
                        .setParameter(2, name)
                        .getSingleResult())
                .longValue());
        context = new RequestContext("192.0.2.1", "test", "").actingAs(id);
    }
}
