// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/openapi.h"

#include <QTest>

using namespace octroi;
using report::OpenApiDocument;
using report::readOpenApi;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString written(const domain::Endpoint &e)
{
    return e.method + u' ' + e.path + u' ' + e.scopes.join(u',');
}

QStringList endpoints(const OpenApiDocument &document)
{
    QStringList out;
    for (const domain::Endpoint &endpoint : document.api.endpoints)
        out << written(endpoint);
    return out;
}

const char kYaml[] =
    "openapi: 3.0.3\n"
    "info: {title: Orders, version: '1'}\n"
    "servers:\n"
    "  - url: https://api.example/{stage}/orders/\n"
    "    variables: {stage: {default: v1}}\n"
    "security:\n"
    "  - login: ['orders:read']\n"
    "paths:\n"
    "  /{id}:\n"
    "    parameters: [{name: id, in: path, required: true}]\n"
    "    get: {responses: {'200': {description: ok}}}\n"
    "    delete:\n"
    "      security: [{login: ['orders:read', 'orders:delete']}]\n"
    "  /health:\n"
    "    get: {security: []}\n"
    "  /shared:\n"
    "    $ref: '#/components/pathItems/Shared'\n"
    "  x-internal: {get: {}}\n"
    "components:\n"
    "  pathItems:\n"
    "    Shared:\n"
    "      post: {security: [{other: ['orders:write']}]}\n"
    "  securitySchemes:\n"
    "    other: {$ref: '#/components/securitySchemes/login'}\n"
    "    login:\n"
    "      type: oauth2\n"
    "      flows:\n"
    "        clientCredentials:\n"
    "          tokenUrl: https://id.example/token\n"
    "          scopes:\n"
    "            'orders:read': Read orders\n"
    "            'orders:write': Write orders\n"
    "            'orders:delete': Delete orders\n";

const char kJson[] = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Stock\",\"version\":\"2\"},\"servers\":[{\"url\":\"/stock/v2\"}],"
                     "\"paths\":{\"/items\":{\"get\":{\"security\":[{\"key\":[\"reader\"]}]},\"trace\":{}},"
                     "\"/files/{name}.csv\":{\"get\":{}}},"
                     "\"components\":{\"securitySchemes\":{\"key\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-API-Key\"}}}}";

} // namespace

// An OpenAPI document as an API with endpoints and scopes, and what is said of one that is none.
class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYamlDocument()
    {
        const auto read = readOpenApi(kYaml);
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(read->version, s("3.0.3"));
        QCOMPARE(read->api.name, s("Orders"));
        QCOMPARE(read->api.basePath, s("/v1/orders"));
        QCOMPARE(endpoints(*read), (QStringList{s("GET /{id} orders:read"), s("DELETE /{id} orders:read,orders:delete"),
                                                s("GET /health "), s("POST /shared orders:write")}));
        QCOMPARE(read->scopes.size(), 3);
        QCOMPARE(read->scopes.at(1).name, s("orders:read"));
        QCOMPARE(read->scopes.at(1).description, s("Read orders"));
        QVERIFY2(read->notes.isEmpty(), qPrintable(read->notes.join(u'\n')));
    }

    void aJsonDocumentWithRoles()
    {
        const auto read = readOpenApi(QByteArray("\xEF\xBB\xBF") + kJson);
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(read->api.basePath, s("/stock/v2"));
        QCOMPARE(endpoints(*read), (QStringList{s("GET /files/{name} "), s("GET /items reader")}));
        QCOMPARE(read->scopes.size(), 1);
        QCOMPARE(read->notes.size(), 2); // TRACE, and a variable that is a part of a segment
        QVERIFY(read->notes.join(u'\n').contains(s("#/paths/~1items/trace")));
    }

    void ofAlternativesTheFirstThatAsksCounts()
    {
        const auto read = readOpenApi("openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    get:\n      security:\n"
                                      "        - {}\n        - o: [one]\n        - o: [two]\n"
                                      "components: {securitySchemes: {o: {type: openIdConnect, openIdConnectUrl: https://x.example}}}\n");
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(endpoints(*read), QStringList{s("GET /a one")});
        QCOMPARE(read->notes.size(), 1);
        QCOMPARE(read->api.basePath, s("/"));
    }

    void badDocuments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("place");
        const QByteArray head = "openapi: 3.0.0\ninfo: {title: A, version: '1'}\n";
        const auto row = [](const char *name, const QByteArray &text, const char *reason, const char *place) {
            QTest::newRow(name) << text << s(reason) << s(place);
        };
        row("empty", "", "member_type", "#");
        row("a list", "- a\n", "member_type", "#");
        row("yaml", "openapi: [\n", "yaml_syntax", "line");
        row("json", "{\"openapi\": \"3.0.0\",\n \"info\": }", "json_syntax", "line 2");
        row("swagger", "swagger: '2.0'\ninfo: {title: A}\npaths: {}\n", "openapi_version", "line 1");
        row("version", "openapi: 4.0.0\ninfo: {title: A}\npaths: {}\n", "openapi_version", "#/openapi");
        row("no title", "openapi: 3.0.0\ninfo: {version: '1'}\npaths: {}\n", "member_missing", "#/info");
        row("no paths", head, "member_missing", "#");
        row("paths", head + "paths: [a]\n", "member_type", "#/paths");
        row("operation", head + "paths:\n  /a:\n    get: yes\n", "member_type", "#/paths/~1a/get");
        row("path", head + "paths:\n  a:\n    get: {}\n", "path_syntax", "line 5");
        row("outside", head + "paths:\n  /a: {$ref: 'other.yaml#/a'}\n", "ref_outside", "#/paths/~1a");
        row("nowhere", head + "paths:\n  /a: {$ref: '#/components/pathItems/B'}\n", "ref_unknown", "line 4");
        row("loop", head + "paths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\n", "ref_loop", "#/paths/~1a");
        row("scheme", head + "paths:\n  /a:\n    get:\n      security: [{nobody: [a]}]\n", "scheme_unknown", "line 6");
        row("security", head + "paths:\n  /a:\n    get:\n      security: {o: [a]}\n", "member_type", "#/paths/~1a/get/security");
        row("scope",
            head + "paths: {}\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {password: {scopes: {'a b': x}}}}}}\n",
            "scope_syntax", "#/components/securitySchemes/o/flows/password/scopes");
        row("aliases", head + "paths: &p {}\nx-more: *p\n", "yaml_alias", "line 3");
        row("twice", head + "paths:\n  /a/: {get: {}}\n  /a: {get: {}}\n", "endpoint_twice", "#/paths/~1a/get");
        row("server", head + "servers: [{url: 'https://a.example/b c'}]\npaths: {}\n", "path_syntax", "#/servers/0");
        row("utf8", QByteArray("openapi: 3.0.0\ninfo: {title: \xFF}\n"), "utf8", "line 2");
        row("deep", QByteArray(200, '[') + QByteArray(200, ']'), "yaml_depth", "line 1");
        row("deep json", "{\"openapi\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}", "openapi_depth", "#");
        row("large", QByteArray(report::kMostOpenApiBytes + 1, ' '), "openapi_size", "");
        QByteArray many = head + "paths:\n";
        for (int i = 0; i <= report::kMostOpenApiEndpoints; ++i)
            many += "  /p" + QByteArray::number(i) + ": {get: {}}\n";
        row("many", many, "too_many", "#/paths/~1p1000/get");
    }
    void badDocuments()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QFETCH(QString, place);
        const auto read = readOpenApi(text);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Invalid);
        QCOMPARE(read.error().reason, reason);
        QVERIFY2(read.error().context.contains(place), qPrintable(read.error().toString()));
        QVERIFY(!read.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
