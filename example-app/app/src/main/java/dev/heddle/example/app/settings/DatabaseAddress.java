package dev.heddle.example.app.settings;

/**
 * Where a PostgreSQL is, and who we are there. The text of it leaves the password out.
 *
 * @param url in JDBC's form
 * @param user empty where the URL says it, or the server needs none
 * @param password empty where the URL says it, or the server needs none
 */
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        String place = url.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
        return user.isEmpty() ? place : user + " at " + place;
    }
}
