// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/accessline.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <string>

using namespace octroi::authority;

class TestAccessLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nginx();
    void haproxyAndEnvoy();
    void caddy();
    void bytesThatAreNoTextStillCount();
    void malformed_data();
    void malformed();
    void anyBytesAreReadToTheirEndOnly();
    void numbersAreWrittenAsTheyAreRead();
    void batches();

private:
    static bool parse(std::string &text, AccessLine &line) { return parseAccessLine(text.data(), text.size(), line); }
};

void TestAccessLine::nginx()
{
    std::string text = R"(<190>Nov 23 10:00:00 octroi: {"k":"Ab12345678","q":"1780000000123.3.17","i":"9f","m":"POST","u":"/x?q=\u00e9\"\\","s":206,"bi":100,"d":"12","bo":2000,"t":0.010,"r":""})" "\n";
    AccessLine line;
    QVERIFY(parse(text, line));
    QCOMPARE(line.keyId, std::string_view("Ab12345678"));
    QCOMPARE(line.requestId, std::string_view("9f"));
    QCOMPARE(line.method, std::string_view("POST"));
    QCOMPARE(line.uri, std::string_view("/x?q=\xC3\xA9\"\\"));
    QCOMPARE(line.status, 206);
    QCOMPARE(line.bytesIn, 112); // with the body that nginx threw away
    QCOMPARE(line.bytesOut, 2000);
    QVERIFY(qAbs(line.milliseconds - 10) < 1e-9);
    QVERIFY(line.refusal.empty());
    QVERIFY((line.number == CallNumber{1'780'000'000'123, 3, 17}));
    QCOMPARE(line.sequence, -1);
}

void TestAccessLine::haproxyAndEnvoy()
{
    std::string text = R"({"k":"-","q":"-","m":"GET","u":"\/orders\/8","s":429,"bi":102,"bo":104,"ms":42,"r":"rate_exceeded","n":7,"w":"a","extra":[1,{"x":"]}"},true,null,-1.5e3]})";
    AccessLine line;
    QVERIFY(parse(text, line));
    QVERIFY(line.keyId.empty());
    QCOMPARE(line.number.start, std::uint64_t(0));
    QCOMPARE(line.uri, std::string_view("/orders/8"));
    QCOMPARE(line.refusal, std::string_view("rate_exceeded"));
    QCOMPARE(line.milliseconds, 42.0);
    QCOMPARE(line.sequence, 7);
    QCOMPARE(line.worker, std::string_view("a"));
}

void TestAccessLine::caddy()
{
    std::string text = R"({"level":"info","ts":1795643978.4741511,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"43526","proto":"HTTP/1.1","method":"POST","host":"127.0.0.1:18080","uri":"/orders/7?x=%22"},"user_id":"Ab12345678/1780000000123.0.17//33","duration":0.015741088,"size":5,"status":200})" "\n";
    AccessLine line;
    QVERIFY(parse(text, line));
    QCOMPARE(line.keyId, std::string_view("Ab12345678"));
    QVERIFY((line.number == CallNumber{1'780'000'000'123, 0, 17}));
    QCOMPARE(line.method, std::string_view("POST"));
    QCOMPARE(line.uri, std::string_view("/orders/7?x=%22"));
    QCOMPARE(line.bytesOut, 5);
    QCOMPARE(line.bytesIn, 33);
    QVERIFY(qAbs(line.milliseconds - 15.741088) < 1e-9);
    std::string refused = R"({"request":{"method":"GET","uri":"/"},"user_id":"/1780000000123.0.18/unknown_key/","duration":0,"size":7,"bytes_read":9,"status":401})";
    AccessLine other;
    QVERIFY(parse(refused, other));
    QVERIFY(other.keyId.empty());
    QCOMPARE(other.refusal, std::string_view("unknown_key"));
    QCOMPARE(other.bytesIn, 9);
    std::string unknown = R"({"request":{"method":"GET","uri":"/"},"user_id":"{http.reverse_proxy.header.X-Octroi-Credential}/1780000000123.0.19/malformed/","size":7,"status":401})";
    AccessLine nobody;
    QVERIFY(parse(unknown, nobody));
    QVERIFY(nobody.keyId.empty() && nobody.checked);
    QVERIFY((nobody.number == CallNumber{1'780'000'000'123, 0, 19}));
    std::string unchecked = R"({"request":{"method":"GET","uri":"/"},"user_id":"///","size":7,"status":404})";
    AccessLine third;
    QVERIFY(parse(unchecked, third));
    QCOMPARE(third.number.start, std::uint64_t(0));
    QVERIFY(!third.checked);
    QVERIFY(line.checked && other.checked);
}

void TestAccessLine::bytesThatAreNoTextStillCount()
{
    // A caller must not be able to hide a call behind a byte that is not UTF-8.
    std::string text = "{\"k\":\"Ab12345678\",\"m\":\"GET\",\"u\":\"/x\xFF\xC3\",\"s\":200,\"bo\":5}";
    AccessLine line;
    QVERIFY(parse(text, line));
    QCOMPARE(line.bytesOut, 5);
    QCOMPARE(line.uri, std::string_view("/x\xFF\xC3"));
}

void TestAccessLine::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"", "<190>x", "{", "{}", "[1]", R"({"s":200)", R"({"s":200}x)", R"({"s":200,})", R"({"s":-1})", R"({"s":1000})", R"({"s":"x"})",
          R"({"s":200,"bi":-1})", R"({"s":200,"bo":1e30})", R"({"s":200,"bo":12345678901234567890})", R"({"s":200,"bo":1.5})",
          R"({"s":200,"t":-1})", R"({"s":200,"t":1e300})", R"({"s":200,"t":99999999999})", R"({"s":200,"t":.5})", R"({"s":200,"t":"5})",
          R"({"s":200,"k":7})", R"({"s":200,"k":null})", R"({"s":200,"k":"a","k":"b"})", R"({"s":200,"bo":1,"size":2})",
          R"({"s":200,"u":"\x"})", R"({"s":200,"u":"\ud800"})", R"({"s":200,"u":"\udc00"})", R"({"s":200,"u":"\u12g4"})", R"({"s":200,"u":"\u12)",
          "{\"s\":200,\"u\":\"a\nb\"}", R"({"s":200,"q":"1.2"})", R"({"s":200,"q":"1.2.3.4"})", R"({"s":200,"q":"-1.2.3"})",
          R"({"s":200,"x":[[[[[[[[[[[1]]]]]]]]]]]})", R"({"s":200,"x":tru})", R"({"s":200 "m":"GET"})", R"({s:200})"})
        QTest::newRow(*line ? line : "empty") << QByteArray(line);
}

void TestAccessLine::malformed()
{
    QFETCH(QByteArray, line);
    std::string text = line.toStdString();
    AccessLine out;
    QVERIFY(!parse(text, out));
}

void TestAccessLine::anyBytesAreReadToTheirEndOnly()
{
    // Every prefix and many mutations of a good line: nothing but true or false, and no byte beyond (run
    // under the sanitizers this reads exactly sized heap blocks).
    const std::string good = R"(<190>x: {"k":"Ab12345678","q":"1.2.3","m":"GET","u":"/a\u00e9\n","s":200,"bi":1,"bo":22,"t":0.5,"x":{"y":[1,"z"]}})";
    int accepted = 0;
    for (std::size_t size = 0; size <= good.size(); ++size) {
        std::vector<char> bytes(good.begin(), good.begin() + std::ptrdiff_t(size));
        AccessLine out;
        accepted += parseAccessLine(bytes.data(), bytes.size(), out);
    }
    QCOMPARE(accepted, 1);
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        std::vector<char> bytes(good.begin(), good.end());
        for (int n = 0; n < 3; ++n)
            bytes[std::size_t(random.bounded(int(bytes.size())))] = char(random.bounded(256));
        AccessLine out;
        if (parseAccessLine(bytes.data(), bytes.size(), out))
            QVERIFY(out.bytesIn >= 0 && out.bytesOut >= 0 && out.status <= 999);
    }
}

void TestAccessLine::numbersAreWrittenAsTheyAreRead()
{
    char text[CallNumber::kTextSize];
    for (const CallNumber &number : {CallNumber{1, 0, 0}, CallNumber{~std::uint64_t(0), ~std::uint32_t(0), ~std::uint64_t(0)}}) {
        CallNumber read;
        QVERIFY(CallNumber::parse({text, number.write(text)}, read));
        QVERIFY(read == number);
    }
}

void TestAccessLine::batches()
{
    const auto object = [](const char *json) { return QJsonDocument::fromJson(json).object(); };
    const auto line = parseUsageLine(object(R"({"key_id":"a","method":"GET","uri":"/x","status":200,"bytes_in":1,"bytes_out":2,"ms":3.5,"sequence":"1.2.3","at":"2026-05-01T00:00:00Z"})"));
    QVERIFY(line);
    QCOMPARE(line->view().keyId, std::string_view("a"));
    QCOMPARE(line->view().milliseconds, 3.5);
    QVERIFY(line->view().number == (CallNumber{1, 2, 3}));
    for (const char *wrong : {R"({"uri":"/x","status":200})", R"({"method":"GET","status":200})", R"({"method":"GET","uri":"/","status":"200"})",
                              R"({"method":"GET","uri":"/","status":2000})", R"({"method":"GET","uri":"/","status":200,"bytes_in":-1})",
                              R"({"method":"GET","uri":"/","status":200,"ms":-1})", R"({"method":"GET","uri":"/","status":200,"sequence":"x"})",
                              R"({"method":"GET","uri":"/","status":200,"sequence":{}})", R"({"method":"GET","uri":"/","status":200,"key_id":1})",
                              R"({"method":"GET","uri":"/","status":200,"at":"yesterday"})"})
        QVERIFY2(!parseUsageLine(object(wrong)), wrong);
}

QTEST_GUILESS_MAIN(TestAccessLine)
#include "tst_accessline.moc"
