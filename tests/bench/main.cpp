// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    CLI::App app("octroi_bench: what packaging/bench.sh measures octroid with");
    app.require_subcommand(1);
    std::string data, out, admin;
    qint64 keys = 1'000'000;
    unsigned threads = 1;
    int rate = 1000, seconds = 5;
    auto *fill = app.add_subcommand("fill", "Fill a data folder with keys");
    fill->add_option("--data", data)->required();
    fill->add_option("--keys", keys);
    fill->add_option("--out", out, "File for the keys, one a line")->required();
    auto *serve = app.add_subcommand("serve", "Serve checks from memory until it is killed");
    serve->add_option("--keys", keys);
    serve->add_option("--out", out)->required();
    serve->add_option("--threads", threads);
    auto *churn = app.add_subcommand("churn", "Issue and revoke keys at a running octroid");
    churn->add_option("--admin", admin, "The file of --init-admin")->required();
    churn->add_option("--rate", rate, "Keys a second");
    churn->add_option("--seconds", seconds);
    CLI11_PARSE(app, argc, argv);
    if (*fill)
        return octroi::bench::fill(QString::fromStdString(data), keys, QString::fromStdString(out));
    if (*serve)
        return octroi::bench::serve(keys, QString::fromStdString(out), threads);
    return octroi::bench::churn(QString::fromStdString(admin), rate, seconds);
}
