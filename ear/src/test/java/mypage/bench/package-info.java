/** What the product costs, beside others and beside earlier builds of itself; see {@link mypage.bench.Benchmark}. */
package mypage.bench;
