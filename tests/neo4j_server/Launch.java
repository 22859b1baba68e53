import java.io.IOException;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;

class Launch {
    public static void main(String[] arguments) throws IOException {
        int failed = NeoBootstrapper.start(new CommunityBootstrapper(), arguments);
        if (failed != 0) System.exit(failed);
        // Whoever started it holds the other end: when they are gone, however they ended, it ends as well.
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
