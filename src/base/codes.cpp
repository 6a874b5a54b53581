#include "base/codes.hpp"

#include "base/result.hpp"

namespace nuan {
namespace {

// One line per code, in the order of the enumeration; the compiler checks that none is left out.
constexpr std::array<CodeInfo, code_count> infos = {{
    {Code::bug, "bug", Exit::bug, "程序违背了自己的约定", "a promise of the program's own code was broken"},
    {Code::usage, "usage", Exit::usage, "命令的写法不对", "the command was called in a way it does not know"},
    {Code::policy_wrong, "policy_wrong", Exit::policy, "规则文件有错,逐条给出诊断",
     "the policy file has mistakes; each is told as a diagnostic"},
    {Code::engine_cannot, "engine_cannot", Exit::policy, "所选引擎算不了这份规则",
     "the engine that was asked for has no form for this policy"},
    {Code::engine_range, "engine_range", Exit::input, "数值超出引擎能精确表示的范围",
     "a value is larger than the engine can hold exactly"},
    {Code::edition_missing, "edition_missing", Exit::policy, "规则没有适用于该时间的版本",
     "the policy has no edition for the wanted time"},
    {Code::scope_missing, "scope_missing", Exit::usage, "没有用 --year 或 --scope 说明是哪一年",
     "neither --year nor --scope says which year is wanted"},
    {Code::facts_of_every_year_needed, "facts_of_every_year_needed", Exit::usage,
     "按终身计算的待遇不能只凭几年的事实结算", "a benefit per life cannot be settled from the facts of some years"},
    {Code::input_missing, "input_missing", Exit::input, "没有这个文件", "there is no such file"},
    {Code::input_is_directory, "input_is_directory", Exit::input, "应是文件,却是文件夹",
     "a folder stands where a file was expected"},
    {Code::input_unreadable, "input_unreadable", Exit::input, "文件在,但读不了",
     "the file is there and cannot be read"},
    {Code::input_empty, "input_empty", Exit::input, "文件一个字节也没有", "the file has no bytes at all"},
    {Code::input_nul, "input_nul", Exit::input, "文件含有 NUL 字节:不是文本,或已损坏",
     "the file holds NUL bytes: not text, or damaged"},
    {Code::input_undecodable, "input_undecodable", Exit::input, "文件既不是 UTF-8 也不是 GB18030",
     "the file is neither UTF-8 nor GB18030"},
    {Code::input_changed, "input_changed", Exit::input, "文件与第一次读到的不同",
     "the file is not what it was when it was first read"},
    {Code::column_missing, "column_missing", Exit::input, "表头缺少规则需要的列",
     "a column that the policy needs is not in the header"},
    {Code::column_twice, "column_twice", Exit::input, "表头有两列同名", "two columns of the header have the same name"},
    {Code::record_too_long, "record_too_long", Exit::input, "一条记录长得不像表格:引号没有收尾,或不是表格",
     "one record is longer than any table's: a quote left open, or not a table"},
    {Code::no_such_person, "no_such_person", Exit::usage, "名单中没有这个证件号",
     "nobody in the members has this certificate number"},
    {Code::archive_damaged, "archive_damaged", Exit::input, "压缩包或 xlsx 已损坏", "the zip or xlsx file is damaged"},
    {Code::archive_of_many, "archive_of_many", Exit::input, "压缩包里应只有一个文件, xlsx 里应只有一张有内容的表",
     "a zip should hold one file, an xlsx one sheet with anything on it"},
    {Code::archive_locked, "archive_locked", Exit::input, "压缩包或 xlsx 有密码",
     "the zip or xlsx file has a password"},
    {Code::archive_too_large, "archive_too_large", Exit::input, "解开后大得不像表格",
     "what is inside is far larger than any table"},
    {Code::feed_unknown, "feed_unknown", Exit::usage, "没有这种文件格式", "there is no feed of this name"},
    {Code::feed_word, "feed_word", Exit::policy, "格式文件里有读不懂的词",
     "a format has a word that cannot stand there"},
    {Code::feed_name_unknown, "feed_name_unknown", Exit::policy, "格式文件里用了没有定义的名称",
     "a format uses a name that it does not define"},
    {Code::feed_name_twice, "feed_name_twice", Exit::policy, "格式文件里同一名称定义了两次",
     "a format defines a name twice"},
    {Code::feed_incomplete, "feed_incomplete", Exit::policy, "格式文件缺少必需的内容",
     "a format lacks something it must say"},
    {Code::reading_unknown, "reading_unknown", Exit::usage, "格式没有这种读法", "the format has no such reading"},
    {Code::identity_length, "identity_length", Exit::usage, "不是 18 位或 15 位,或其他证件号过长、缺失",
     "not 18 or 15 characters, or a number of another type too long or missing"},
    {Code::identity_character, "identity_character", Exit::usage, "含有这种号码不会有的字符",
     "a character that such a number cannot hold"},
    {Code::identity_birth_date, "identity_birth_date", Exit::usage, "号码里的出生日期不存在",
     "the birth date inside the number does not exist"},
    {Code::identity_check_digit, "identity_check_digit", Exit::usage, "末位校验码与其余各位不符",
     "the last character does not fit the others"},
    {Code::identity_as_number, "identity_as_number", Exit::usage, "表格软件把号码变成了 1.10101E+17,或末几位变成了 000",
     "a spreadsheet turned the number into 1.10101E+17 or its last digits into 000"},
    {Code::identity_type, "identity_type", Exit::usage, "冒号前的词不是证件类型",
     "the word before the colon is not a type"},
    {Code::output_unwritable, "output_unwritable", Exit::store, "结果的位置不能写,或放着别的东西",
     "the place for the results cannot be written, or holds something else"},
    {Code::output_full, "output_full", Exit::store, "磁盘已满,或到了文件大小的限制",
     "the disk is full, or a limit on file sizes was reached"},
    {Code::share_parties, "share_parties", Exit::input, "参与分配的各方缺失、重名或与账目不符",
     "the parties of a share are missing, named twice or not those of the account"},
    {Code::share_weights, "share_weights", Exit::input, "权重为负、全为零,或各因素比例之和不是 100%",
     "a weight is negative, all are zero, or the factors do not make 100 %"},
    {Code::share_bounds, "share_bounds", Exit::input, "保底与封顶合起来无法满足",
     "what everybody must get at least or at most cannot be met"},
    {Code::share_steps, "share_steps", Exit::policy, "分档没有从小到大,或取值超出允许范围",
     "the steps do not rise, or a value is outside of what it may be"},
    {Code::share_range, "share_range", Exit::input, "金额超出能表示的范围,或为负",
     "an amount is negative or larger than money can be"},
    {Code::survey_counts, "survey_counts", Exit::input, "人数互相矛盾,如满意的比回答的多",
     "counts contradict each other, such as more satisfied than answered"},
    {Code::survey_lonely, "survey_lonely", Exit::input, "某层只有一份回答,算不出抽样误差",
     "a stratum with a single answer has no sampling error"},
    {Code::survey_level, "survey_level", Exit::policy, "置信水平、误差或最低人数不在允许范围内",
     "a confidence level, margin or minimum is outside of what it may be"},
    {Code::survey_groups, "survey_groups", Exit::input, "分组缺失或重名", "the groups are missing or named twice"},
    {Code::index_shape, "index_shape", Exit::input, "各列长短不一、对象重名,或有无穷大的数",
     "columns differ in length, a key stands twice, or a number is infinite"},
    {Code::index_missing, "index_missing", Exit::input, "数据缺失,而方法不允许,或无可填补",
     "a cell is missing and the method forbids it, or there is nothing to fill it from"},
    {Code::index_zero, "index_zero", Exit::input, "分母或基期为零", "a denominator or a base is zero"},
    {Code::index_constant, "index_constant", Exit::input, "某列各对象数值相同,无法标准化或加权",
     "a column is the same for everybody: it has no range to scale or weigh by"},
    {Code::index_positive, "index_positive", Exit::input, "几何或调和平均、比率、熵权要求正数",
     "a geometric or harmonic mean, a ratio or entropy weights need positive numbers"},
    {Code::index_tree, "index_tree", Exit::policy, "指标树缺项、成环、重复或有多余的列",
     "the tree of indicators misses a part, runs in a circle or uses one twice"},
    {Code::index_weights, "index_weights", Exit::policy, "权重为负、合计不是 100%,或只给了一部分",
     "weights are negative, do not make 100 %, or are given for some parts only"},
    {Code::index_method, "index_method", Exit::policy, "方法的参数不在允许范围内",
     "a parameter of the method is outside of what it may be"},
    {Code::index_series, "index_series", Exit::input, "序列太短、没有重叠期,或期次不是递增",
     "a series is too short, has no overlap, or its periods do not rise"},
}};

consteval bool every_code_is_listed() {
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (static_cast<std::size_t>(infos[i].code) != i || infos[i].name.empty()) return false;
  return true;
}
static_assert(every_code_is_listed(), "a code of codes.hpp has no line above, or not in its place");

}  // namespace

const CodeInfo& info(Code code) {
  const auto index = static_cast<std::size_t>(code);
  ENSURE(index < infos.size());
  return infos[index];
}

std::span<const CodeInfo> all_codes() { return infos; }

}  // namespace nuan
