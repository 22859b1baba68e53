import java.util.concurrent.CountDownLatch;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;

class Launch {
    public static void main(String[] arguments) throws InterruptedException {
        int failed = NeoBootstrapper.start(new CommunityBootstrapper(), arguments);
        if (failed != 0) System.exit(failed);
        new CountDownLatch(1).await();
    }
}
