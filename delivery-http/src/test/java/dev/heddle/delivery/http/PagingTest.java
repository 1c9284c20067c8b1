package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final String RULE = "must be the nextCursor of a previous answer of this list";

    private final TestServer server = TestServer.of(router -> router.get("/lists/{name}", PagingTest::list));

    private static Response list(Request request) {
        Cursor<Integer> cursor = Cursor.ofText("list " + request.path("name", Parser.string()), String::valueOf,
                Parser.integer(0, 1_000));
        PageRequest<Integer> asked = Paging.request(request, cursor);
        List<Integer> found = IntStream.rangeClosed(asked.after().orElse(0) + 1, 45)
                .limit(asked.limit() + 1L)
                .boxed()
                .toList();
        return Paging.response(request, Page.from(found, asked, number -> number), number -> "n" + number, cursor);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void list_followingTheLinks_showsEachItemOnce() {
        List<Object> items = new ArrayList<>();
        String target = "/lists/a?tag=x%20y%3E&tag=%26";
        while (!target.isEmpty()) {
            HttpResponse<String> page = server.get(target);
            items.addAll((List<?>) TestServer.json(page).getOrDefault("items", List.of()));
            target = page.headers().firstValue("Link").map(PagingTest::target).orElse("");
            assertThat(target).matches("|/lists/a\\?tag=x\\+y%3E&tag=%26&limit=20&cursor=[A-Za-z0-9_-]+");
        }

        assertThat(items).hasSize(45).startsWith("n1", "n2").endsWith("n45");
    }

    @Test
    void list_lastPage_hasNullCursorAndNoLink() {
        HttpResponse<String> page = server.get("/lists/a?limit=45");

        assertThat(page.body()).endsWith("\"n45\"],\"nextCursor\":null}");
        assertThat(page.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void list_cursorOfAnotherList_is400() {
        Object cursor = TestServer.json(server.get("/lists/a")).get("nextCursor");

        HttpResponse<String> refused = server.get("/lists/b?cursor=" + cursor);

        assertThat(server.get("/lists/a?cursor=" + cursor).statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(refused)).containsEntry("detail", "cursor " + RULE + ", actual: " + cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "7", "not base64!", "%00", "AAAAAAAAAAAAAAAA"})
    void decode_garbage_saysWhereToGetOne(String text) {
        Cursor<Integer> cursor = Cursor.ofText("numbers", String::valueOf, Parser.integer(0, 99_999));

        assertThatIllegalArgumentException().isThrownBy(() -> cursor.decode(text)).withMessage(RULE);
    }

    @Test
    void decode_cutOffAnywhere_isRefused() {
        Cursor<Integer> cursor = Cursor.ofText("numbers", String::valueOf, Parser.integer(0, 99_999));
        String text = cursor.encode(12_345);

        assertThat(cursor.decode(text)).isEqualTo(12_345);
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> cursor.decode(cut)).withMessage(RULE);
        }
    }

    private static String target(String link) {
        assertThat(link).matches("</.*>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }
}
