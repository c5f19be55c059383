/// The variables that nginx 1.31.5 defines, in byte order: name (a final `*` stands for any ending), subsystems (`h` http, `m`
/// mail, `s` stream), then `client` where the client chooses the value and `newline` where it may hold a
/// line break, `fixed` where configuration of HTTP cannot define it anew.
let builtinVariables: StaticString = """
  1 hs client newline
  2 hs client newline
  3 hs client newline
  4 hs client newline
  5 hs client newline
  6 hs client newline
  7 hs client newline
  8 hs client newline
  9 hs client newline
  ancient_browser h
  arg_* h client
  args h client
  binary_remote_addr hs fixed
  body_bytes_sent h fixed
  bytes_received s
  bytes_sent hs fixed
  connection hs fixed
  connection_requests h fixed
  connection_time h fixed
  connections_active h fixed
  connections_reading h fixed
  connections_waiting h fixed
  connections_writing h fixed
  content_length h partly fixed
  content_type h client fixed
  cookie_* h client
  date_gmt h fixed
  date_local h fixed
  document_root h fixed
  document_uri h client newline fixed
  fastcgi_path_info h client newline fixed
  fastcgi_script_name h client newline fixed
  geoip_area_code hs fixed
  geoip_city hs fixed
  geoip_city_continent_code hs fixed
  geoip_city_country_code hs fixed
  geoip_city_country_code3 hs fixed
  geoip_city_country_name hs fixed
  geoip_country_code hs fixed
  geoip_country_code3 hs fixed
  geoip_country_name hs fixed
  geoip_dma_code hs fixed
  geoip_latitude hs fixed
  geoip_longitude hs fixed
  geoip_org hs fixed
  geoip_postal_code hs fixed
  geoip_region hs fixed
  geoip_region_name hs fixed
  grpc_internal_trailers h fixed
  gzip_ratio h fixed
  host h partly fixed
  hostname hs fixed
  http2 h fixed
  http3 h fixed
  http_* h client
  http_cookie h client fixed
  http_host h client fixed
  http_referer h client fixed
  http_user_agent h client fixed
  http_via h client fixed
  http_x_forwarded_for h client fixed
  https h fixed
  invalid_referer h
  is_args h fixed
  is_request_port h fixed
  limit_conn_status hs fixed
  limit_rate h
  limit_req_status h fixed
  memcached_key h
  modern_browser h
  msec hs fixed
  msie h
  nginx_version hs fixed
  pid hs fixed
  pipe h fixed
  protocol s
  proxy_add_x_forwarded_for h client fixed
  proxy_host h
  proxy_internal_body_length h fixed
  proxy_internal_chunked h fixed
  proxy_port h
  proxy_protocol_addr hs partly fixed
  proxy_protocol_port hs partly fixed
  proxy_protocol_server_addr hs partly fixed
  proxy_protocol_server_port hs partly fixed
  proxy_protocol_tlv_* hs partly newline
  query_string h client fixed
  realip_remote_addr hs fixed
  realip_remote_port hs fixed
  realpath_root h fixed
  remote_addr hs fixed
  remote_port hs fixed
  remote_user h client newline fixed
  request h client fixed
  request_body h client newline fixed
  request_body_file h fixed
  request_completion h fixed
  request_filename h client newline fixed
  request_id h fixed
  request_length h fixed
  request_method h partly fixed
  request_port h partly fixed
  request_time h fixed
  request_uri h client fixed
  scheme h fixed
  secure_link h partly fixed
  secure_link_expires h partly fixed
  sent_http_* h partly
  sent_http_cache_control h partly fixed
  sent_http_connection h fixed
  sent_http_content_length h fixed
  sent_http_content_type h partly fixed
  sent_http_keep_alive h fixed
  sent_http_last_modified h fixed
  sent_http_link h partly fixed
  sent_http_location h partly fixed
  sent_http_transfer_encoding h fixed
  sent_trailer_* h partly
  server_addr hs fixed
  server_name hs fixed
  server_port hs fixed
  server_protocol h partly fixed
  session_time s
  slice_range h partly fixed
  ssl_alpn_protocol hs
  ssl_cipher hs
  ssl_ciphers hs partly
  ssl_client_cert hs partly newline
  ssl_client_escaped_cert hs partly
  ssl_client_fingerprint hs
  ssl_client_i_dn hs partly
  ssl_client_i_dn_legacy h partly
  ssl_client_raw_cert hs partly newline
  ssl_client_s_dn hs partly
  ssl_client_s_dn_legacy h partly
  ssl_client_serial hs partly
  ssl_client_sigalg hs
  ssl_client_v_end hs partly
  ssl_client_v_remain hs
  ssl_client_v_start hs partly
  ssl_client_verify hs
  ssl_curve hs
  ssl_curves hs partly
  ssl_early_data h
  ssl_ech_outer_server_name hs client newline
  ssl_ech_status hs
  ssl_preread_alpn_protocols s client newline
  ssl_preread_protocol s
  ssl_preread_server_name s client newline
  ssl_protocol hs
  ssl_server_name hs client newline
  ssl_session_id hs partly
  ssl_session_reused hs
  ssl_sigalg hs
  ssl_sigalgs hs partly
  status hs fixed
  tcpinfo_rcv_space h fixed
  tcpinfo_rtt h fixed
  tcpinfo_rttvar h fixed
  tcpinfo_snd_cwnd h fixed
  time_iso8601 hs fixed
  time_local hs fixed
  uid_got h partly fixed
  uid_reset h
  uid_set h partly fixed
  upstream_addr hs fixed
  upstream_bytes_received hs fixed
  upstream_bytes_sent hs fixed
  upstream_cache_etag h partly fixed
  upstream_cache_last_modified h fixed
  upstream_cache_status h fixed
  upstream_connect_time hs fixed
  upstream_cookie_* h partly
  upstream_first_byte_time s
  upstream_header_time h fixed
  upstream_http_* h partly
  upstream_response_length h fixed
  upstream_response_time h fixed
  upstream_session_time s
  upstream_status h fixed
  upstream_trailer_* h partly
  uri h client newline fixed
  """
