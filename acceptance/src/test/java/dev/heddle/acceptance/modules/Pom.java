package dev.heddle.acceptance.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom.xml as it is written, without what Maven makes of it. */
final class Pom {

    private static final Path ROOT = Path.of("..");

    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    /** Reads the pom in a folder of the checkout; tests run in the folder of their module. */
    static Pom in(String folder) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(ROOT.resolve(folder).resolve("pom.xml").toFile()));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Unable to read the pom.xml of '" + folder + "'", e);
        }
    }

    /** Returns the folders of the modules that others get: jars that are not kept back from the repository. */
    static List<String> publishedFolders() {
        return in(".").texts("/project/modules/module").stream().filter(folder -> in(folder).isPublishedJar()).toList();
    }

    /** Returns the folders of the modules, nested ones too, that have tests of their own. */
    static List<String> foldersWithTests() {
        return modulesIn(".").filter(folder -> Files.isDirectory(ROOT.resolve(folder).resolve("src/test/java")))
                .toList();
    }

    private static Stream<String> modulesIn(String folder) {
        return in(folder).texts("/project/modules/module").stream()
                .map(module -> folder.equals(".") ? module : folder + "/" + module)
                .flatMap(module -> Stream.concat(Stream.of(module), modulesIn(module)));
    }

    /** Returns the artifacts of Heddle that this pom manages, in its order. */
    List<String> managedModules() {
        return texts("/project/dependencyManagement/dependencies/dependency[groupId='dev.heddle']/artifactId");
    }

    boolean bringsTheLeakCheck() {
        return texts("/project/dependencies/dependency/artifactId").stream()
                .anyMatch(List.of("heddle-leak-check", "heddle-testing")::contains);
    }

    /** Returns whether it is made for the builds of others, and uses no other module. */
    boolean isForOlderJava() {
        return texts("/project/properties/maven.compiler.release").contains("17");
    }

    String artifact() {
        return texts("/project/artifactId").getFirst();
    }

    private boolean isPublishedJar() {
        return texts("/project/packaging").isEmpty()
                && !texts("/project/properties/maven.deploy.skip").contains("true");
    }

    private List<String> texts(String path) {
        try {
            NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath()
                    .evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent().strip()).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
