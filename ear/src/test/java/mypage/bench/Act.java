package mypage.bench;

/** What a client does, again and again, such as to sign in. */
@FunctionalInterface
interface Act {
    /**
     * @param number counts the acts of a load
     * @return the bytes that the client received
     */
    long run(int number) throws Exception;
}
