import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene's Czech analysis and BM25 over passages. Input: a line "text TAB head" for each passage, an empty line, then
 * "limit TAB question" a line. Output: for each question a line of the nanoseconds of a processor that it took, and the numbers of passages, best first.
 */
class Search {
  /** CzechAnalyzer's chain, and accents taken off at its end. */
  static final Analyzer CZECH = new Analyzer() {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var source = new StandardTokenizer();
      var words = new StopFilter(new LowerCaseFilter(source), CzechAnalyzer.getDefaultStopSet());
      return new TokenStreamComponents(source, new ASCIIFoldingFilter(new CzechStemFilter(words)));
    }
  };

  public static void main(String[] arguments) throws Exception {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var folder = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(folder, new IndexWriterConfig(CZECH))) {
      for (var line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
        var parts = line.split("\t", -1);
        var document = new Document();
        document.add(new TextField("text", parts[0], Field.Store.NO));
        document.add(new TextField("head", parts[1], Field.Store.NO));
        writer.addDocument(document);
      }
    }
    var clock = ManagementFactory.getThreadMXBean();
    var searcher = new IndexSearcher(DirectoryReader.open(folder));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      var started = clock.getCurrentThreadCpuTime();
      var parts = line.split("\t", 2);
      var found = new StringBuilder();
      for (ScoreDoc hit : searcher.search(anyWord(parts[1]), Integer.parseInt(parts[0])).scoreDocs)
        found.append(' ').append(hit.doc);
      output.println((clock.getCurrentThreadCpuTime() - started) + found.toString());
    }
  }

  static Query anyWord(String question) {
    var builder = new QueryBuilder(CZECH);
    var query = new BooleanQuery.Builder();
    for (var field : new String[] {"text", "head"}) {
      var part = builder.createBooleanQuery(field, question, BooleanClause.Occur.SHOULD);
      if (part != null) query.add(part, BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }
}
