#include "flow/run_inputs.hpp"

#include <utility>

#include "flow/json_text.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::ordered_json;

Json files_json(const std::vector<RunInputs::File>& files) {
  Json list = Json::array();
  for (const RunInputs::File& file : files)
    list.push_back({{"file", file.label}, {"path", file.path}, {"digest", file.digest}});
  return list;
}

std::vector<RunInputs::File> files_of(const Json& list) {
  std::vector<RunInputs::File> files;
  for (const Json& file : list)
    files.push_back(
        {file.at("file").get<std::string>(), file.at("path").get<std::string>(), file.at("digest").get<std::string>()});
  return files;
}

Json format_json(const std::optional<RunInputs::Format>& format) {
  if (!format) return nullptr;
  return {{"feed", format->feed.path}, {"digest", format->feed.digest}, {"readings", format->readings}};
}

std::optional<RunInputs::Format> format_of(const Json& all) {
  const auto format = all.find("format");
  if (format == all.end() || format->is_null()) return std::nullopt;
  return RunInputs::Format{{"format", format->at("feed").get<std::string>(), format->at("digest").get<std::string>()},
                           format->at("readings").get<std::vector<std::string>>()};
}

Failure not_ours(const std::string& file) {
  return fail(Code::input_unreadable, {file},
              {"不是 nuan adjudicate 写的 inputs.json", "this is not an inputs.json that nuan adjudicate wrote"},
              {"请用 --from 指明一次结算的结果文件夹", "name the result folder of a run with --from"});
}

}  // namespace

std::string inputs_json(const RunInputs& inputs) {
  const Json through = inputs.through ? Json(to_text(*inputs.through)) : Json(nullptr);
  const Json all = {{"folder", inputs.folder},
                    {"policies", files_json(inputs.policies)},
                    {"year", inputs.year},
                    {"through", through},
                    {"complete", inputs.complete},
                    {"settings", inputs.settings},
                    {"format", format_json(inputs.format)},
                    {"files", files_json(inputs.files)}};
  return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<RunInputs> read_inputs_json(std::string_view text, const std::string& file) {
  const Json all = read_json<Json>(text);
  if (!all.is_object()) return not_ours(file);
  try {  // the library tells a missing or mistyped entry by throwing
    RunInputs inputs;
    inputs.folder = all.at("folder").get<std::string>();
    inputs.policies = files_of(all.at("policies"));
    inputs.files = files_of(all.at("files"));
    inputs.year = all.at("year").get<std::string>();
    inputs.complete = all.at("complete").get<bool>();
    inputs.settings = all.at("settings").get<std::vector<std::string>>();
    inputs.format = format_of(all);
    if (!all.at("through").is_null()) {
      inputs.through = Date::read(all.at("through").get<std::string>());
      if (!inputs.through) return not_ours(file);
    }
    return inputs;
  } catch (const nlohmann::json::exception&) {
    return not_ours(file);
  }
}

}  // namespace nuan::flow
