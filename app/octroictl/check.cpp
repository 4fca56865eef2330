// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <CLI/CLI.hpp>
#include <QCoroNetworkReply>
#include <QFile>
#include <QJsonDocument>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string method = "GET", uri, keyFile = "-", address;
};

Result<Secret> readKey(const QString &path)
{
    QFile file(path);
    const bool open =
        path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::NotFound, path, file.errorString(), {}, {}};
    return Secret(file.readLine(4096).trimmed());
}

void print(const Output &out, int status, const QString &refusal, const QString &credential,
           const QString &detail)
{
    if (out.isJson()) {
        return out.json(QJsonObject{{QStringLiteral("allowed"), status == 200},
                                    {QStringLiteral("status"), status},
                                    {QStringLiteral("refusal"), refusal},
                                    {QStringLiteral("credential"), credential},
                                    {QStringLiteral("detail"), detail}});
    }
    if (status == 200)
        return out.line(QStringLiteral("allowed, key %1").arg(credential));
    out.line(
        QStringLiteral("refused with %1: %2 %3").arg(QString::number(status), refusal, detail).trimmed());
}

QCoro::Task<int> run(Context &c, Options o)
{
    const Result<Secret> key = readKey(QString::fromStdString(o.keyFile));
    if (!key)
        co_return c.out.fail(key.error());
    QNetworkAccessManager network;
    network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QNetworkRequest request(QUrl(c.backend->info().address + QStringLiteral("/v1/check")));
    request.setTransferTimeout(10'000);
    request.setRawHeader("X-Original-Method", QByteArray::fromStdString(o.method));
    request.setRawHeader("X-Original-URI", QByteArray::fromStdString(o.uri));
    if (!o.address.empty())
        request.setRawHeader("X-Real-IP", QByteArray::fromStdString(o.address));
    if (!key->isEmpty())
        request.setRawHeader("Authorization", "Bearer " + key->reveal());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    co_await reply.get();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        co_return c.out.fail(
            Error{ErrorCode::Network, c.backend->info().address, reply->errorString(), {}, {}});
    if (status != 200 && status != 401 && status != 403 && status != 429)
        co_return c.out.fail(Error{ErrorCode::Protocol,
                                   QStringLiteral("/v1/check"),
                                   QStringLiteral("HTTP status %1").arg(status),
                                   {},
                                   {}});
    const QJsonObject body = QJsonDocument::fromJson(reply->read(64 << 10)).object();
    print(c.out, status, QString::fromLatin1(reply->rawHeader("X-Octroi-Refusal")),
          QString::fromLatin1(reply->rawHeader("X-Octroi-Credential")),
          body.value(QLatin1String("detail")).toString());
    co_return status == 200 ? 0 : 1;
}

} // namespace

void addCheck(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand(
        "check", "Would this call be allowed? The key is read from standard input or a file");
    const auto o = std::make_shared<Options>();
    command->add_option("uri", o->uri, "/orders/v1/orders/17")->required();
    command->add_option("--method", o->method)->capture_default_str();
    command->add_option("--key-file", o->keyFile, "- is standard input")->capture_default_str();
    command->add_option("--address", o->address, "The caller's address");
    command->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return run(c, *o); }}; });
}

} // namespace octroi::ctl
